/** Owns the list of all facts. */
import type { AnyFact } from "./fact";
import * as deviceSyntax from "./device-syntax";
import * as grantTable from "./grant-table";
import * as hvmDisk from "./hvm-disk";
import * as identity from "./identity";
import * as life from "./life";
import * as memory from "./memory";
import * as netloop from "./netloop";
import * as pvWordSize from "./pv-word-size";
import * as toolstack from "./toolstack";
import * as vbdSize from "./vbd-size";
import * as volumeResize from "./volume-resize";

/** Every fact of every module, by id. */
export const facts: readonly AnyFact[] = [deviceSyntax, grantTable, hvmDisk, identity, life, memory, netloop, pvWordSize, toolstack, vbdSize, volumeResize]
  .flatMap((module) => Object.values<unknown>(module))
  .filter(isFact)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function isFact(value: unknown): value is AnyFact {
  return typeof value === "object" && value !== null && "spans" in value;
}
