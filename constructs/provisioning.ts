/** Owns what Terraform does on a host for a declared thing: which script it brings there, how it is run, and after what. */
import { nameOf, neededBefore, preflight, type Provision, provision } from "../lib/emit/provision";
import { STATE_FOLDER } from "../lib/shell/script";
import { commandPosix, hereDocument } from "../lib/shell/quoting";
import type { Host } from "../lib/model/fleet";
import { Unknown } from "../lib/model/planned";
import {
  fileContent,
  literal,
  type PayloadResource,
  type Provisioning,
  type RemoteRun,
  type SSHProvisionerConnection,
} from "./cdktf";
import type { Connection } from "./connection";
import { Guard } from "./guard";

/** Only root can look into it. */
const SCRIPTS_FOLDER = `${STATE_FOLDER}/scripts`;

/** What is to be done for a thing. @throws EmitError if a value that it needs is not known until apply. */
export function provisioningOf(thing: PayloadResource, way: Connection): Provisioning {
  const guard = Guard.of(thing);
  const name = nameOf(thing.placed.thing);
  const host = guard.host(name.host);
  const one = remembered(host, JSON.stringify(name), () => provision(host, name));
  const after = neededBefore(host, name).flatMap((needed) => guard.addressOf(needed, thing) ?? []);
  // A domU may have several planned reboots.
  const suffix = name.kind === "plannedReboot" ? `-${thing.friendlyUniqueId}` : "";
  return {
    after,
    ...(one !== undefined && { run: remoteRun(way, { ...one, name: one.name + suffix }) }),
    ...fingerprintOf(one),
  };
}

/** The look at the whole host that comes before everything. */
export function preflightOf(thing: PayloadResource, way: Connection): Provisioning {
  const host = Guard.of(thing).host(thing.placed.thing.host);
  const one = remembered(host, "preflight", () => preflight(host));
  return { after: [], run: remoteRun(way, one), ...fingerprintOf(one) };
}

/**
 * How a script gets to a host and is run there: by one connection, in one text that is there as a whole before any of it runs. `check` is a
 * command of the host's shell, in Terraform's template syntax, that comes before all else.
 */
export function remoteRun(way: Connection, { name, script, options }: Provision, check?: string): RemoteRun {
  // A name of its own for each run: what another apply brings must not be read on in by a run that waits for its turn.
  const file = `${SCRIPTS_FOLDER}/${name}`;
  const lines = [
    // Read to its end before any of it runs: another apply may bring its own text to the same place meanwhile.
    "{",
    'chmod 0700 "$0"',
    `${commandPosix(["install", "-d", "-m", "0700", STATE_FOLDER, SCRIPTS_FOLDER])} || exit 1`,
    "umask 077",
    `script=$(mktemp ${commandPosix([`${file}.XXXXXX`])}) || exit 1`,
    ...hereDocument('cat >"$script"', script, "XENPLAN_SCRIPT"),
    `bash "$script" ${commandPosix(options)}`.trimEnd(),
    "status=$?",
    'rm -f "$script"',
    "exit $status",
    "}",
  ];
  return {
    connection: connectionOf(way, name),
    commands: [
      ...(way.sudo === true ? [literal(BECOME_ROOT)] : []),
      ...(check === undefined ? [] : [check]),
      literal(lines.join("\n")),
    ],
  };
}

/** Runs the whole text once more, as root. Without a terminal nobody could be asked for a password. */
const BECOME_ROOT = '[ "$(id -u)" -eq 0 ] || exec sudo -n sh "$0"';

function connectionOf(
  { host, user = "root", port, privateKeyFile, hostKey, agent, timeoutSeconds, bastion }: Connection,
  name: string,
): SSHProvisionerConnection {
  return {
    type: "ssh",
    host: host instanceof Unknown ? (host.expression as string) : host,
    user,
    // Terraform lets everybody write what it runs: that must not lie in /tmp. It empties it afterwards and leaves it, so one for each thing.
    scriptPath: literal(`./.xenplan-${name}.sh`),
    ...(port !== undefined && { port }),
    // Read by Terraform as it connects, so that no key is in what we write.
    ...(privateKeyFile !== undefined && { privateKey: fileContent(privateKeyFile) }),
    ...(hostKey !== undefined && { hostKey }),
    ...(agent !== undefined && { agent: String(agent) }),
    ...(timeoutSeconds !== undefined && { timeout: `${timeoutSeconds}s` }),
    ...(bastion && {
      bastionHost: bastion.host,
      ...(bastion.user !== undefined && { bastionUser: bastion.user }),
      ...(bastion.port !== undefined && { bastionPort: bastion.port }),
      ...(bastion.privateKeyFile !== undefined && { bastionPrivateKey: fileContent(bastion.privateKeyFile) }),
      ...(bastion.hostKey !== undefined && { bastionHostKey: bastion.hostKey }),
    }),
  };
}

function fingerprintOf(one: Provision | undefined): { readonly fingerprint?: string } {
  return one?.fingerprint === undefined ? {} : { fingerprint: one.fingerprint };
}

/** The framework synthesizes a resource several times, and a fleet stays the same as long as nothing more is declared. */
const emitted = new WeakMap<Host, Map<string, Provision | undefined>>();

function remembered<T extends Provision | undefined>(host: Host, key: string, make: () => T): T {
  let known = emitted.get(host);
  if (known === undefined) emitted.set(host, (known = new Map<string, Provision | undefined>()));
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}
