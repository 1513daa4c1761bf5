/** Owns how Terraform reaches a host: a person's own way there, which is no part of what the host is declared to be. */
import type { Planned } from "../lib/model/planned";

/**
 * With it, `terraform apply` carries out what is declared: it runs the emitted scripts on dom0. Without it, resources are declarations alone.
 * Nothing of it reaches a trigger, a script or Terraform's state.
 */
export interface ConnectionProps {
  /** Where the host answers, if not at its own `address`: a jump through a tunnel, a management network. */
  readonly host?: Planned<string>;
  /** Who logs in. Must be root there, or become root by `sudo`: nobody else may speak to the hypervisor. Default: `root`. */
  readonly user?: string;
  /** Whether the user becomes root by sudo(8), without a password. Default: false. */
  readonly sudo?: boolean;
  /** Default: 22. */
  readonly port?: number;
  /** The path of a private key, which Terraform reads when it connects: absolute, or from `~`. Plans need none, and the key itself goes nowhere. Default: the agent's keys. */
  readonly privateKeyFile?: string;
  /**
   * The host's public key, `ecdsa-sha2-nistp256 AAAA…` as in /etc/ssh/ssh_host_ecdsa_key.pub. Of several that a host has, Terraform asks for
   * ecdsa first, then rsa, then ed25519, and takes no other. The key of a certificate authority that signs the host's does as well. `none` says on purpose that nobody is asked who it is that answers, and is a finding.
   */
  readonly hostKey?: string;
  /** A known_hosts file, read as the program runs, that has the host's public key in place of `hostKey`: hashed or not. */
  readonly knownHostsFile?: string;
  /** A host that is gone through to get there. */
  readonly bastion?: BastionProps;
  /** Whether the keys of an ssh agent are tried. Default: if there is one. */
  readonly agent?: boolean;
  /** How long Terraform tries to connect. Default: five minutes. */
  readonly timeoutSeconds?: number;
}

/** A host that is gone through. It gets to see nothing but what is encrypted for the one behind it. */
export interface BastionProps {
  /** Where it answers. */
  readonly host: string;
  /** Default: the user of the connection. */
  readonly user?: string;
  /** Default: 22. */
  readonly port?: number;
  /** Default: the key of the connection. */
  readonly privateKeyFile?: string;
  /** As that of the connection, and the same: Terraform asks both for one key. With keys of their own, they need one certificate authority. */
  readonly hostKey?: string;
  /** As that of the connection. */
  readonly knownHostsFile?: string;
}

/** A connection with all that it needs. */
export interface Connection extends Omit<ConnectionProps, "hostKey" | "knownHostsFile" | "bastion"> {
  /** Where the host answers. */
  readonly host: Planned<string>;
  /** Undefined where it was said on purpose that nobody is asked. */
  readonly hostKey: string | undefined;
  /** What is gone through, if anything. */
  readonly bastion:
    (Omit<BastionProps, "hostKey" | "knownHostsFile"> & { readonly hostKey: string | undefined }) | undefined;
}
