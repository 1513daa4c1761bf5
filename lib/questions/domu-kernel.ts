/** Answers whether a domU is declared to run Linux. */
import type { DomU } from "../model/fleet";
import { isKnown } from "../model/planned";

/** By its `kernel`, which is a Linux release, or by its `os`. False where nothing says so. */
export function runsLinux({ kernel, os }: DomU): boolean {
  return kernel !== undefined || (isKnown(os) && os === "linux");
}
