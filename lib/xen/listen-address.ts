/** Owns the reading of the address that a display listens on. */

/** `ADDRESS[:DISPLAYNUM]` (xl.cfg(5): vnclisten). An address of IPv6 stands in brackets there; without them it has no number. */
export function splitDisplay(text: string): { readonly address: string; readonly display?: number } {
  const [, address, display] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(text) ?? [];
  return address === undefined || display === undefined ? { address: text } : { address, display: Number(display) };
}

/** Whether only dom0 itself reaches it: 127.0.0.0/8, ::1, localhost, or a socket in the file system. */
export function isLocal(address: string): boolean {
  return /^(127(\.\d{1,3}){1,3}|localhost|\[?::1\]?|unix:.*|\/.*)$/.test(address);
}

/** Whether it stands for every address of the host. */
export function isEveryAddress(address: string): boolean {
  return ["", "0.0.0.0", "::", "[::]", "*"].includes(address);
}
