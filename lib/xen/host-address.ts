/** Owns the address of a host: when two spellings are one. */

/**
 * One spelling for every address of a host: a name in lower case without its closing dot, an IP address in its shortest form, without brackets.
 * What is neither stays as it is.
 */
export function canonicalAddress(text: string): string {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
  try {
    const { hostname } = new URL(`http://${bare.includes(":") ? `[${bare}]` : bare}/`);
    return hostname.replace(/^\[(.*)\]$/, "$1");
  } catch {
    return bare;
  }
}
