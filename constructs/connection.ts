/** Owns how Terraform reaches a host: a person's own way there, which is no part of what the host is declared to be. */
import type { Planned } from "../lib/model/planned";

/**
 * With it, `terraform apply` carries out what is declared: it runs the emitted scripts on dom0. Without it, resources are declarations alone.
 * Nothing of it reaches a trigger, a script or Terraform's state.
 */
export interface ConnectionProps {
  /** Where the host answers, if not at its own `address`: a jump through a tunnel, a management network. */
  readonly host?: Planned<string>;
  /** Who logs in. Must be root there: nobody else may speak to the hypervisor. Default: `root`. */
  readonly user?: string;
  /** Default: 22. */
  readonly port?: number;
  /** The path of a private key, which Terraform reads when it connects: absolute, or from `~`. Plans need none, and the key itself goes nowhere. Default: the agent's keys. */
  readonly privateKeyFile?: string;
  /**
   * The host's public key, `ecdsa-sha2-nistp256 AAAA…` as in /etc/ssh/ssh_host_ecdsa_key.pub. Of several that a host has, Terraform asks for
   * ecdsa first, then rsa, then ed25519, and takes no other. Without it Terraform asks nobody who it is that answers.
   */
  readonly hostKey?: string;
  /** Whether the keys of an ssh agent are tried. Default: if there is one. */
  readonly agent?: boolean;
  /** How long Terraform tries to connect. Default: five minutes. */
  readonly timeoutSeconds?: number;
}

/** A connection with all that it needs. */
export interface Connection extends ConnectionProps {
  /** Where the host answers. */
  readonly host: Planned<string>;
}
