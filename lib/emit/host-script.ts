/** Owns the script that prepares a host, whole or in parts: refuses a host that is not as declared, then makes its networks. Removes nothing. */
import { lookup } from "../facts/fact";
import { defaultNloopbacks, netloopModule } from "../facts/netloop";
import { type Toolstack, toolstack } from "../facts/toolstack";
import type { Host, Network } from "../model/fleet";
import { EmitError } from "./artefact";
import { bridgesOf, capabilityCheck, fileCheckLines, memoryWords } from "./domu-checks";
import type { ShellFunction } from "../shell/function";
import { bridges, fileChecks, hostChecks, memoryChecks, netloop, routing, volumeChecks } from "../shell/library";
import { known } from "./known";
import { call, renderScript } from "../shell/script";
import { oneLine } from "../shell/quoting";
import { volumeCheck } from "./volume-checks";

/** Provisioning scripts wait for one another: Terraform runs them side by side. */
export const PROVISIONING_LOCK_SECONDS = 1800;

/** By which toolstack a host is spoken to. @throws EmitError if the release is not known until apply, or older than every source. */
export function toolstackOf(host: Host): Toolstack {
  const release = known(host.xen.release, `the Xen release of host ${host.name}`);
  const span = lookup(toolstack, release);
  if (span === undefined) throw new EmitError(`no source says which toolstack Xen ${release} of host ${host.name} has`);
  return span.value;
}

/**
 * `prepare-host.sh`. Without --execute it is the preflight of everything that is declared of the host: it changes nothing, and fails where
 * a later script would.
 * @throws EmitError if a value that it needs is not known until apply.
 */
export function hostScript(host: Host): string {
  const networks = host.networks.map((network) => networkLines(host, network));
  return renderHostScript(host, {
    purpose: `Prepares the host ${host.name} for its domUs: checks that it is as declared and has what they need, then makes its networks.`,
    networks,
    functions: [fileChecks, memoryChecks, volumeChecks],
    checks: [
      ...ownChecks(host),
      ...host.domUs.flatMap((domU) => [capabilityCheck(host, domU), ...fileCheckLines(host, domU)]),
      ...undeclaredBridges(host).map((bridge) => call("check_link", bridge)),
      ...memoryCheckLines(host),
      ...host.volumeGroups.map((group) => volumeCheck(host, group)),
    ],
    netloop: netloopLines(host),
  });
}

/** The part of it that is about the host itself: its hypervisor, its hardware and dom0, no network. */
export function bareHostScript(host: Host): string {
  return renderHostScript(host, {
    purpose: `Checks that the host ${host.name} is as declared.`,
    networks: [],
    functions: [],
    checks: ownChecks(host),
    netloop: netloopLines(host),
  });
}

/** The part of it that makes one network. */
export function networkScript(host: Host, network: Network): string {
  return renderHostScript(host, {
    purpose: `Makes the network ${network.bridge} on the host ${host.name}.`,
    networks: [networkLines(host, network)],
    functions: [],
    checks: [],
    netloop: [],
  });
}

interface HostScript {
  readonly purpose: string;
  readonly networks: readonly NetworkLines[];
  /** What `checks` call, besides the checks of the host itself. */
  readonly functions: readonly ShellFunction[];
  readonly checks: readonly string[];
  readonly netloop: readonly string[];
}

function renderHostScript(
  host: Host,
  { purpose, networks, functions, checks, netloop: netloopCalls }: HostScript,
): string {
  const xl = toolstackOf(host);
  return renderScript({
    name: `${oneLine(host.name)}/prepare-host.sh`,
    purpose,
    notes: [
      "It never removes anything. What it makes lasts until dom0 reboots: run it again then.",
      "Xen may differ from the declared release in its last number, which is told and no reason to stop.",
    ],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [
      hostChecks,
      ...functions,
      ...(netloopCalls.length > 0 ? [netloop] : []),
      ...(networks.length > 0 || functions.length > 0 ? [bridges] : []),
      ...(networks.some(({ routed }) => routed) ? [routing] : []),
    ],
    variables: { toolstack: xl },
    main: [
      "local info",
      `info=$(${xl} info) || die '${xl} info failed: is this dom0?'`,
      ...checks,
      ...networks.flatMap(({ checks: ofNetwork }) => ofNetwork),
      ...netloopCalls,
      ...networks.flatMap(({ acts }) => acts),
    ],
  });
}

function ownChecks(host: Host): readonly string[] {
  const of = (what: string): string => `${what} of host ${host.name}`;
  const release = known(host.xen.release, of("the Xen release"));
  const [major = 0, minor = 0] = release.parts;
  const capabilities = host.xen.capabilities === undefined ? [] : known(host.xen.capabilities, of("the capabilities"));
  return [
    call("check_release", `${major}.${minor}`, release.toString()),
    ...capabilities.map((capability) => call("check_capability", capability, "the declaration")),
    ...(host.hardwareVirtualization === undefined
      ? []
      : [call("check_virtualization", known(host.hardwareVirtualization, of("the hardware virtualization")))]),
    ...(host.memory === undefined
      ? []
      : [call("check_total_memory", String(Math.floor(known(host.memory, of("the memory")).bytes / 2 ** 20)))]),
  ];
}

/** Whether there is room for all domUs that don't run yet, and for what those that run are to have more. */
function memoryCheckLines(host: Host): readonly string[] {
  if (host.domUs.length === 0) return [];
  return [
    "local more needed=0",
    ...host.domUs.flatMap((domU) => [
      `more=$(${call("memory_to_come", ...memoryWords(host, domU))}) || die '${toolstackOf(host)} does not answer'`,
      "needed=$((needed + more))",
    ]),
    `check_free_memory "$needed" 'what is declared'`,
  ];
}

/** Bridges that domUs name and that no script makes. */
function undeclaredBridges(host: Host): readonly string[] {
  const declared = new Set(host.networks.map(({ bridge }) => bridge));
  return [...new Set(host.domUs.flatMap((domU) => bridgesOf(host, domU)))].filter((bridge) => !declared.has(bridge));
}

/** Where it is declared and the release has it. */
function netloopLines(host: Host): readonly string[] {
  if (host.dom0.netloop === undefined || !known(host.dom0.netloop, `netloop of host ${host.name}`)) return [];
  const release = known(host.xen.release, `the Xen release of host ${host.name}`);
  const name = lookup(netloopModule, release)?.value;
  if (name === undefined) return [];
  const byDefault = lookup(defaultNloopbacks, release)?.value ?? 0;
  const pairs =
    host.dom0.nloopbacks === undefined
      ? Math.max(byDefault, host.networks.length)
      : known(host.dom0.nloopbacks, `nloopbacks of host ${host.name}`);
  return pairs === 0 ? [] : [call("load_netloop", name, String(pairs))];
}

interface NetworkLines {
  readonly checks: readonly string[];
  readonly acts: readonly string[];
  readonly routed: boolean;
}

function networkLines(host: Host, { bridge, mode, uplink, address }: Network): NetworkLines {
  const checks = [call("check_bridge", bridge)];
  const acts = [call("make_bridge", bridge)];
  const where = `of network ${bridge} on ${host.name}`;
  const ownAddress = address === undefined ? undefined : known(address, `the address ${where}`);
  if (ownAddress !== undefined) acts.push(call("give_address", bridge, ownAddress));
  if (mode === "bridged") {
    if (uplink !== undefined) {
      const link = known(uplink, `the uplink ${where}`);
      checks.push(call("check_uplink", bridge, link));
      acts.push(call("attach_uplink", bridge, link));
    }
    return { checks, acts, routed: false };
  }
  const version6 = ownAddress?.includes(":") ?? false;
  acts.push(call("forward_packets", version6 ? "net.ipv6.conf.all.forwarding" : "net.ipv4.ip_forward"));
  if (mode === "nat") {
    acts.push(
      ownAddress === undefined
        ? call("note", `bridge ${bridge} has no address declared, so nothing says what to masquerade`)
        : call("masquerade", version6 ? "ip6tables" : "iptables", ownAddress, bridge),
    );
  }
  return { checks, acts, routed: true };
}
