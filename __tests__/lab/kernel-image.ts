/** Owns the way from a bzImage to the ELF image that it holds. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { shell } from "./command";

/** What unpacks a payload, by how it begins. */
const UNPACKERS: readonly (readonly [magic: string, command: string])[] = [
  ["fd377a585a00", "xz -dc"],
  ["28b52ffd", "zstd -dcq"],
  ["1f8b", "gzip -dc"],
];

/** Behind the compressed stream stands its unpacked size, in four bytes. */
const TRAILER = 4;

/**
 * The toolstack takes either for PV and PVH, but under emulation it unpacks a bzImage for eight seconds.
 * Where the ELF image is: Documentation/arch/x86/boot.rst of Linux, setup_sects, payload_offset and payload_length.
 * @throws Error if it is packed in a way that is not known here.
 */
export async function uncompressKernel(kernel: string, file: string): Promise<void> {
  const image = readFileSync(kernel);
  const start = (image.readUInt8(0x1f1) + 1) * 512 + image.readUInt32LE(0x248);
  const payload = image.subarray(start, start + image.readUInt32LE(0x24c) - TRAILER);
  const unpacker = UNPACKERS.find(([magic]) => payload.toString("hex", 0, 8).startsWith(magic));
  if (unpacker === undefined) throw new Error(`${kernel} is packed in a way that is not known here`);
  const packed = `${file}.packed`;
  writeFileSync(packed, payload);
  await shell(`${unpacker[1]} <"$PACKED" >"$FILE"`, { env: { ...process.env, PACKED: packed, FILE: file } });
  rmSync(packed);
}
