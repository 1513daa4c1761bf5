/** Owns the way to a host, worked out: where it is, and who may answer there. */
import { disk } from "../lib/disk/disk";
import { isUnknown, type Planned } from "../lib/model/planned";
import type { BastionProps, Connection, ConnectionProps } from "./connection";
import { DeclarationError } from "./declaration-error";
import { rawText } from "./declared";
import { knownHostKey } from "./known-hosts";

/** What says on purpose that nobody is asked who answers. */
export const NO_HOST_KEY = "none";

/** @throws DeclarationError if nothing tells who may answer there. */
export function connected(connection: ConnectionProps, name: string, address: Planned<string> | undefined): Connection {
  const host = rawText(connection.host ?? address);
  if (host === undefined)
    throw new DeclarationError(
      `host ${name} has a connection, and neither it nor the host says where: give the host an address`,
    );
  const { hostKey: _, knownHostsFile: __, bastion, ...rest } = connection;
  const hostKey = hostKeyOf(connection, `host ${name} has a connection`, isUnknown(host) ? undefined : host);
  return {
    ...rest,
    host,
    hostKey,
    bastion: bastion && { ...bastionOf(bastion), ...bastionKey(bastion, hostKey, name) },
  };
}

/**
 * Terraform to 1.13 and OpenTofu to 1.10 read bastion_host_key and ask the bastion for host_key all the same (internal/communicator/ssh/provisioner.go:
 * prepareSSHConfig): what they would not check must not look as if they did.
 *
 * @throws DeclarationError if the two differ.
 */
function bastionKey(bastion: BastionProps, hostKey: string | undefined, name: string): Pick<Connection, "hostKey"> {
  const own = hostKeyOf(bastion, `host ${name} is reached through a bastion`, bastion.host);
  if (own !== hostKey)
    throw new DeclarationError(
      `host ${name} is reached through a bastion of another hostKey, and Terraform asks the bastion for the key of the host: give both the key of one certificate authority that signs theirs, or reach the host by a tunnel of your own (connection.host and port)`,
    );
  return { hostKey: own };
}

function bastionOf({
  hostKey: _,
  knownHostsFile: __,
  ...rest
}: BastionProps): Omit<BastionProps, "hostKey" | "knownHostsFile"> {
  return rest;
}

function hostKeyOf(
  { hostKey, knownHostsFile, port }: Pick<ConnectionProps, "hostKey" | "knownHostsFile" | "port">,
  what: string,
  host: string | undefined,
): string | undefined {
  if (hostKey === NO_HOST_KEY) return undefined;
  if (hostKey !== undefined) return hostKey;
  if (knownHostsFile === undefined)
    throw new DeclarationError(
      `${what} without a hostKey: Terraform would run scripts as root on whoever answers there. Give hostKey, or knownHostsFile, or say on purpose hostKey: "${NO_HOST_KEY}"`,
    );
  if (host === undefined)
    throw new DeclarationError(
      `${what} whose address is not known until apply: give hostKey in place of knownHostsFile`,
    );
  let text: string;
  try {
    text = disk.read(knownHostsFile);
  } catch (cause) {
    throw new DeclarationError(`${what}, and ${knownHostsFile} can't be read: ${(cause as Error).message}`);
  }
  const found = knownHostKey(text, host, port);
  if (found === undefined)
    throw new DeclarationError(`${what}, and ${knownHostsFile} has no ecdsa, rsa or ed25519 key of ${host}`);
  return found;
}
