/** Owns the script that prepares a host: refuses one that is not as declared, then makes its networks. Removes nothing. */
import { lookup } from "../facts/fact";
import { defaultNloopbacks, netloopModule } from "../facts/netloop";
import { type Toolstack, toolstack } from "../facts/toolstack";
import type { DomU, Host, Network } from "../model/fleet";
import type { XenRelease } from "../xen/release";
import { EmitError } from "./artefact";
import { bridges, hostChecks, netloop, routing } from "./functions/host";
import { known } from "./known";
import { call, renderScript } from "./script";
import { oneLine } from "./shell";

/** Provisioning scripts wait for one another: Terraform runs them side by side. */
export const PROVISIONING_LOCK_SECONDS = 1800;

/** By which toolstack a host is spoken to. @throws EmitError if the release is not known until apply, or older than every source. */
export function toolstackOf(host: Host): Toolstack {
  const release = known(host.xen.release, `the Xen release of host ${host.name}`);
  const span = lookup(toolstack, release);
  if (span === undefined) throw new EmitError(`no source says which toolstack Xen ${release} of host ${host.name} has`);
  return span.value;
}

/** `prepare-host.sh`. @throws EmitError if a value that it needs is not known until apply. */
export function hostScript(host: Host): string {
  const release = known(host.xen.release, `the Xen release of host ${host.name}`);
  const xl = toolstackOf(host);
  const [major = 0, minor = 0] = release.parts;
  const netloopLines = loadNetloop(host, release);
  const networks = host.networks.map((network) => networkLines(host, network));
  return renderScript({
    name: `${oneLine(host.name)}/prepare-host.sh`,
    purpose: `Prepares the host ${host.name} for its domUs: checks that it is as declared, then makes its networks.`,
    notes: [
      "It never removes anything. What it makes lasts until dom0 reboots: run it again then.",
      "Xen may differ from the declared release in its last number, which is told and no reason to stop.",
    ],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [hostChecks, ...(netloopLines.length > 0 ? [netloop] : []), ...(networks.length > 0 ? [bridges] : []), ...(networks.some(({ routed }) => routed) ? [routing] : [])],
    variables: { toolstack: xl },
    main: [
      "local info",
      `info=$(${xl} info) || die '${xl} info failed: is this dom0?'`,
      call("check_release", `${major}.${minor}`, release.toString()),
      ...host.domUs.flatMap((domU) => neededCapability(host, domU)),
      ...host.volumeGroups.map(({ name }) => call("check_group", name)),
      ...networks.flatMap(({ checks }) => checks),
      ...netloopLines,
      ...networks.flatMap(({ acts }) => acts),
    ],
  });
}

/** The pattern of xen_caps that a domU needs (H01): its word size where that is declared. */
function neededCapability(host: Host, domU: DomU): readonly string[] {
  const wordSize = domU.wordSize === undefined ? "*" : known(domU.wordSize, `the word size of domU ${domU.name} on ${host.name}`);
  // PVH runs in an HVM container; its word size is the guest's own affair.
  const pattern = domU.type === "pvh" ? "hvm-3.0-*" : `${domU.type === "pv" ? "xen" : "hvm"}-3.0-${wordSize}`;
  return [call("check_capability", pattern, `domU ${oneLine(domU.name)}`)];
}

/** Where it is declared and the release has it. */
function loadNetloop(host: Host, release: XenRelease): readonly string[] {
  if (host.dom0.netloop === undefined || !known(host.dom0.netloop, `netloop of host ${host.name}`)) return [];
  const name = lookup(netloopModule, release)?.value;
  if (name === undefined) return [];
  const byDefault = lookup(defaultNloopbacks, release)?.value ?? 0;
  const pairs = host.dom0.nloopbacks === undefined ? Math.max(byDefault, host.networks.length) : known(host.dom0.nloopbacks, `nloopbacks of host ${host.name}`);
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
