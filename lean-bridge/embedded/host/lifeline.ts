const pollMs = 500;

/**
 * Ends this process when its parent is gone, however that happened. Kills rather than exits: nobody is left to read an
 * exit code, and a thread in the middle of a write to a dead pipe must not hold the process back.
 */
export function endWithParent(parentPid: number | undefined): void {
  const parent = parentPid ?? process.ppid;
  const timer = setInterval(() => {
    if (!isAlive(parent)) endAtOnce();
  }, pollMs);
  timer.unref();
}

export function endAtOnce(): void {
  process.kill(process.pid, "SIGKILL");
}

/** On POSIX an orphan gets another parent at once; on Windows it keeps the number, so we ask for the process. */
function isAlive(parent: number): boolean {
  if (process.platform !== "win32") return process.ppid === parent;
  try {
    process.kill(parent, 0);
    return true;
  } catch {
    return false;
  }
}
