/** Owns reading text: whole, from a file or from standard input, in UTF-8, and no more than can be held. */
import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";

import { kernelFolderOf } from "./kernel-path";

/** What was read is no text, or was not read because it is no file. The message begins in the midst of a sentence: `is a device, …`. */
export class NotText extends Error {
  override readonly name = "NotText";
}

/** V8 holds no longer text. */
export const MOST_TEXT_BYTES = 512 * 1024 * 1024;

const BLOCK_BYTES = 1 << 20;

/** @throws NotText for what is no file or no text. Throws as `node:fs` does otherwise. */
export function readTextFile(path: string): string {
  const file = openFile(path);
  try {
    return readText(file);
  } finally {
    closeSync(file);
  }
}

/** @param file a descriptor. @throws NotText */
export function readText(file: number): string {
  const blocks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    const read = readBlock(file, block);
    if (read === 0) break;
    length += read;
    if (length > MOST_TEXT_BYTES) throw new NotText("is too large to be read (512 MiB of text)");
    blocks.push(block.subarray(0, read));
  }
  return textOf(Buffer.concat(blocks, length));
}

/** A file that is one, and stays one: no device, pipe or window into the kernel, of which nobody knows where it ends. @throws NotText */
export function openFile(path: string): number {
  // A pipe that nobody writes to would be waited for.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const refuse = (what: string): never => {
    closeSync(file);
    throw new NotText(`is ${what}, and no file: write it to one, or pipe it to -`);
  };
  const status = fstatSync(file);
  if (status.isDirectory()) {
    closeSync(file);
    throw Object.assign(new Error(`EISDIR: is a folder, ${path}`), { code: "EISDIR" });
  }
  if (!status.isFile()) refuse(status.isFIFO() ? "a pipe" : status.isSocket() ? "a socket" : "a device");
  if (kernelFolderOf(realpathSync(path)) !== undefined) refuse("a window into the kernel");
  return file;
}

function readBlock(file: number, block: Buffer): number {
  for (;;) {
    try {
      return readSync(file, block);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      // Standard input may be a terminal or a pipe that has nothing yet.
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** @throws NotText that tells the first byte that is not UTF-8, and where it stands. */
export function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new NotText("is UTF-16, and not text in UTF-8: PowerShell writes it so unless told Out-File -Encoding utf8");
  const at = firstNotUtf8(bytes);
  const before = bytes.subarray(0, at);
  const line = before.filter((byte) => byte === 0x0a).length + 1;
  const column = before.subarray(before.lastIndexOf(0x0a) + 1).toString("utf8").length + 1;
  const byte = bytes[at]?.toString(16).padStart(2, "0") ?? "";
  throw new NotText(`is not text in UTF-8: line ${line}, column ${column} has the byte 0x${byte}`);
}

/** The longest part from the start that is UTF-8, by halving: a character that the cut breaks is at most three bytes back. */
function firstNotUtf8(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 4) {
    const middle = (good + bad) >> 1;
    const cut = [0, 1, 2, 3]
      .map((back) => middle - back)
      .find((end) => end > good && isUtf8(bytes.subarray(good, end)));
    if (cut === undefined) bad = middle;
    else good = cut;
  }
  for (const end of [4, 3, 2, 1]) {
    if (good + end <= bytes.length && isUtf8(bytes.subarray(good, good + end))) return good + end;
  }
  return good;
}
