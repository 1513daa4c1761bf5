/** Owns locks between processes: a file that is there for as long as somebody holds it, and says who. */
/* eslint-disable no-restricted-globals, no-restricted-properties -- a lock is between processes, and waiting takes time; nothing that is written depends on either */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** What a run may take, in milliseconds. */
const PATIENCE = 30_000;
/** A lock of another machine's process (a container's) is old after this: nobody there can be asked. */
const OLD = 600_000;

/** @returns what lets go of it. @throws Error if whoever holds it does not let go in time. */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const until = Date.now() + PATIENCE;
  while (!tryLock(path)) {
    if (isAbandoned(path)) takeAway(path);
    else if (Date.now() > until) throw held(path);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  return () => rmSync(path, { force: true });
}

/** As `node:fs` throws, so that whoever tells of its errors tells of this. */
function held(path: string): Error {
  return Object.assign(new Error(`another run holds ${path}: remove it if there is none`), { code: "EBUSY" });
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes an abandoned lock, and no other that was taken in its place meanwhile. */
function takeAway(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (isAbandoned(aside)) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/** Whether who took it is gone. One that is just being taken says nothing yet. */
function isAbandoned(path: string): boolean {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    const holder = Number(readFileSync(path, "utf8"));
    if (!Number.isSafeInteger(holder) || holder <= 0) return age > 1000;
    return holder === process.pid || age > OLD || !isAlive(holder);
  } catch {
    // Let go of in the meantime.
    return false;
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
