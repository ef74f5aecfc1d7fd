import { ok, type Result } from "../../../core/base/result.ts";
import { type UnexpectedPackage, unexpected } from "./unexpectedPackage.ts";

/** `find` must occur exactly once (exactly `times` times). */
type Patch = { readonly find: string; readonly replace: string; readonly times?: number };

/**
 * The hooks are kept tiny: they call `__colloquy`, the `LeanRuntime` of `host/leanRuntime.ts`. In the main thread the
 * host has made it a global; every other thread loads the script that does so from the path in its worker data.
 */
const patches: readonly Patch[] = [
  {
    find: 'var Module=typeof Module!="undefined"?Module:{};',
    replace:
      'if(!globalThis.__colloquy)require(require("worker_threads").workerData.threadRuntime);' +
      "var __colloquy=globalThis.__colloquy,Module=__colloquy.module;",
  },
  { find: 'worker_threads["workerData"]=="em-pthread"', replace: "__colloquy.isThread" },
  // The published 64 MB stack of a thread dies on deep recursion; the pool must hold Lean's task threads at once.
  { find: '{workerData:"em-pthread",name:"em-pthread"}', replace: "__colloquy.workerOptions()" },
  { find: "var pthreadPoolSize=4;", replace: "var pthreadPoolSize=__colloquy.poolSize;" },
  { find: 'require("os").cpus().length', replace: "__colloquy.processors" },
  // Each JavaScript context has environment variables of its own, and Lean asks in the thread it happens to run in.
  { find: "var ENV={}", replace: "var ENV=__colloquy.environment" },
  // The package mounts /home and /tmp itself; the host does that from its configuration.
  { find: "939105:()=>{", replace: "939105:()=>{return;" },

  // Lean takes its installation folder from here.
  { find: "path=__filename}", replace: "path=__colloquy.module.thisProgram}" },
  // The script would only note the exit code and wait for its event loop to run dry, which our timers prevent.
  {
    find: "quit_=(status,toThrow)=>{process.exitCode=status;throw toThrow}",
    replace: "quit_=(status,toThrow)=>{__colloquy.quit?.(status,toThrow);throw toThrow}",
  },

  // Names are looked up in the symbol file: no walk over the table, no search in a list of 201,110 export names.
  {
    find: "functionsInTableMap=new WeakMap;updateTableMap(0,wasmTable.length)",
    replace: "functionsInTableMap=new WeakMap",
  },
  {
    find: "for(var symName in exports){if(isInternalSym(symName)){continue}",
    replace: "for(var symName in exports){if(isInternalSym(symName)||!(symName in GOT)){continue}",
  },
  {
    find: "for(var[symName,entry]of Object.entries(GOT)){if(entry.value==-1){",
    replace:
      "for(var[symName,entry]of Object.entries(GOT)){if(entry.value==-1){" +
      "var known=__colloquy.globalOffset(symName);if(known!==undefined){entry.value=known;continue}",
  },
  {
    // Never writes `symbolIndex`, so no other thread has anything to catch up with.
    find: "var __dlsym_js=(handle,symbol,symbolIndex)=>{symbol=UTF8ToString(symbol);",
    replace:
      "var __dlsym_js=(handle,symbol,symbolIndex)=>{symbol=UTF8ToString(symbol);" +
      "var known=__colloquy.symbolAddress(symbol);if(known!==undefined)return known;" +
      'dlSetError("unknown symbol "+symbol);return 0;',
  },

  // Lean's `main` is a thread of its own, and each thread gives its allocator's heap back when it ends: without that
  // every edit would cost 50 MB.
  {
    find: "var result=getWasmTableEntry(ptr)(arg);function finish",
    replace:
      "if(ptr===__colloquy.mainRoutine){growMemViews();" +
      'var status=wasmExports["__main_argc_argv"](HEAPU32[arg>>2],HEAPU32[arg+4>>2]);' +
      'wasmExports["fflush"](0);exitJS(status,true);return}' +
      'var result=getWasmTableEntry(ptr)(arg);wasmExports["mi_thread_done"]();function finish',
  },

  // Standard input and output are served in the calling thread, without the way through the main thread.
  {
    find: "function _fd_read(fd,iov,iovcnt,pnum){if(ENVIRONMENT_IS_PTHREAD)return",
    replace:
      "function _fd_read(fd,iov,iovcnt,pnum){" +
      "if(ENVIRONMENT_IS_PTHREAD&&fd===0)return __colloquy.readInput(wasmMemory.buffer,iov,iovcnt,pnum);" +
      "if(ENVIRONMENT_IS_PTHREAD)return",
  },
  {
    find: "function _fd_write(fd,iov,iovcnt,pnum){if(ENVIRONMENT_IS_PTHREAD)return",
    replace:
      "function _fd_write(fd,iov,iovcnt,pnum){" +
      "if(fd===1||fd===2)return __colloquy.writeOutput(wasmMemory.buffer,fd,iov,iovcnt,pnum);" +
      "if(ENVIRONMENT_IS_PTHREAD)return",
  },

  // What the host needs of the script's inside: to mount folders and to start Lean's main thread.
  {
    find: "var wasmExports;if(!ENVIRONMENT_IS_PTHREAD){createWasm();run()}",
    replace:
      "var wasmExports;if(!ENVIRONMENT_IS_PTHREAD){" +
      "__colloquy.attach?.({FS,NODEFS,runtimeKeepalivePush,exports:()=>wasmExports,memory:()=>wasmMemory.buffer});" +
      "createWasm();run()}",
  },
];

/** Applies every patch, or names the first whose place is not there as often as expected. */
export function patchScript(text: string): Result<string, UnexpectedPackage> {
  let patched = text;
  for (const { find, replace, times = 1 } of patches) {
    const pieces = patched.split(find);
    if (pieces.length - 1 !== times) {
      return unexpected(`lean.js: ${pieces.length - 1} places instead of ${times} read ${find.slice(0, 80)}`);
    }
    patched = pieces.join(replace);
  }
  return ok(patched);
}

/** This is a debug build: its script reports on the console, where Lean's own output goes. */
export function silenceConsole(text: string): string {
  return text.replaceAll('console.log("[DEBUG', 'void("[DEBUG');
}
