/** Owns the look-up of a host's public key in a known_hosts file (sshd(8): SSH_KNOWN_HOSTS FILE FORMAT). */
import { createHmac } from "node:crypto";

/** The order in which Terraform's ssh asks for keys: of several that are known, it must be told the first. */
const ASKED_FIRST: readonly RegExp[] = [/^ecdsa-/, /^(ssh-rsa|rsa-)/, /^ssh-ed25519$/];

const AUTHORITY = "@cert-authority";

/** `TYPE BASE64` of the host, else of an authority that signs its keys, which Terraform takes as well. Undefined where the file has none; a revoked key is none. */
export function knownHostKey(text: string, host: string, port = 22): string | undefined {
  const name = port === 22 ? host : `[${host}]:${port}`;
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const authority = lines.find(
    ([mark, patterns = "", , key]) => mark === AUTHORITY && key !== undefined && isNamed(patterns, name),
  );
  return ownKey(lines, name) ?? authority?.slice(2, 4).join(" ");
}

function ownKey(lines: readonly (readonly string[])[], name: string): string | undefined {
  const keys = lines.flatMap(([patterns = "", type, key]) => {
    if (type === undefined || key === undefined || /^[#@]/.test(patterns)) return [];
    return isNamed(patterns, name) ? [{ type, key }] : [];
  });
  for (const kind of ASKED_FIRST) {
    const found = keys.find(({ type }) => kind.test(type));
    if (found !== undefined) return `${found.type} ${found.key}`;
  }
  return undefined;
}

function isNamed(patterns: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|([^|]+)$/.exec(patterns) ?? [];
  if (salt !== undefined && hash !== undefined)
    return createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
  const all = patterns.split(",");
  const matches = (pattern: string): boolean => patternOf(pattern).test(name);
  return all.some(matches) && !all.some((pattern) => pattern.startsWith("!") && matches(pattern.slice(1)));
}

/** `*` and `?` stand for any text and any character. */
function patternOf(pattern: string): RegExp {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}
