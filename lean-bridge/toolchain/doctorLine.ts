/** `bad`: something that was asked for does not work. `next`: what to do about it. */
export interface DoctorLine {
  readonly status: "ok" | "warn" | "bad" | "info";
  readonly text: string;
  readonly next?: string;
}
