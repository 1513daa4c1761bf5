/** Owns what xl makes of `kernel=` in an HVM domU's configuration. */

/** Whether it names the firmware, as xm's files do: xl ignores it then (tools/xl/xl_parse.c: libxl_basename, "hvmloader"). */
export function namesHvmloader(kernel: string): boolean {
  return kernel.split("/").at(-1) === "hvmloader";
}
