/** Owns the way of a file of any size into text, block by block. What is no text comes out as replacement characters. */
import { closeSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { openFile } from "../disk/text-file";

const BLOCK_BYTES = 1 << 20;

/** Throws as `node:fs` does, when the first block is asked for. The file is closed when the last one was taken. */
export function* readBlocks(path: string): Generator<string> {
  const file = openFile(path);
  try {
    const decoder = new StringDecoder("utf8");
    const buffer = Buffer.alloc(BLOCK_BYTES);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
      yield decoder.write(buffer.subarray(0, length));
    yield decoder.end();
  } finally {
    closeSync(file);
  }
}
