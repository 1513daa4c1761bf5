/** Owns the one spelling of a host's address that several mean: of an IP address and of a host's name. What DNS says is not asked. */

/** `10.0.0.1` for `10.0.1`; `[::1]` for `0:0::1`; a host's name in lower case, without the dot at the end. What is neither stays as it is. */
export function canonicalAddress(text: string): string {
  const plain = text.trim().replace(/^\[(.*)\]$/, "$1");
  try {
    // The URL standard's parser of hosts knows every way to write an IP address that ssh and inet_aton take.
    return new URL(`http://${plain.includes(":") ? `[${plain}]` : plain.replace(/\.$/, "")}/`).hostname.replace(
      /\.$/,
      "",
    );
  } catch {
    return plain.toLowerCase();
  }
}
