/** Owns the way from the model back to a fleet document, in one canonical form: what a fleet file would say of it. */
import { type FleetDocument, fleetDocument, type RawObject, type RawValue } from "./document";
import type { DomU, Fleet, Host, LogicalVolume, Network, PlannedReboot, Removal, Target, Vbd, VolumeGroup } from "./fleet";
import { isUnknown } from "./planned";

/** `parseFleet` reads it back as an equal fleet, but for locations. Defaults are written out; a value not known until apply stays `Unknown`. */
export function toDocument({ hosts }: Fleet): FleetDocument {
  return fleetDocument(hosts.map(fromHost));
}

function fromHost(host: Host): RawObject {
  const { name, address, xen, cpus, hardwareVirtualization, cpuVendor, memory, dom0, networks, volumeGroups, domUs, xlConf, plannedSleeps, removals } = host;
  return compact({
    name,
    address,
    xen: plain(xen),
    cpus,
    hardwareVirtualization,
    cpuVendor,
    memory,
    dom0: nonEmpty(plain(dom0)),
    networks: listed(networks, fromNetwork),
    volumeGroups: listed(volumeGroups, fromVolumeGroup),
    domUs: listed(domUs, fromDomU),
    xlConf: nonEmpty(Object.fromEntries(xlConf)),
    plannedSleeps: listed(plannedSleeps, plain),
    removals: listed(removals, fromRemoval),
  });
}

function fromNetwork({ bridge, mode, uplink, address }: Network): RawObject {
  return compact({ bridge, mode, uplink, address });
}

function fromVolumeGroup({ name, size, free, extentSize, logicalVolumes }: VolumeGroup): RawObject {
  return compact({ name, size, free, extentSize, logicalVolumes: listed(logicalVolumes, fromLogicalVolume) });
}

function fromLogicalVolume({ name, size, filesystem, mountPoint, partition }: LogicalVolume): RawObject {
  return compact({ name, size, filesystem, mountPoint, partition });
}

/** One domU as it stands in a fleet document. */
export function fromDomU(domU: DomU): RawObject {
  const { name, uuid, type, os, wordSize, kernel, boot, memory, maxmem, vcpus, maxvcpus, balloonDriver, maxGrantFrames } = domU;
  const { vbds, vifs, pci, vnuma, trusted, runs, settings, plannedReboots, plannedOperations } = domU;
  return compact({
    name,
    uuid,
    type,
    os,
    wordSize,
    kernel,
    boot: nonEmpty(plain(boot)),
    memory,
    maxmem,
    vcpus,
    maxvcpus,
    balloonDriver,
    maxGrantFrames,
    vbds: listed(vbds, fromVbd),
    vifs: listed(vifs, plain),
    pci: listed(pci, plain),
    vnuma: listed(vnuma, plain),
    trusted,
    runs: isUnknown(runs) || runs.length > 0 ? runs : undefined,
    onPoweroff: domU.onPoweroff,
    onReboot: domU.onReboot,
    onCrash: domU.onCrash,
    settings: nonEmpty(Object.fromEntries(settings)),
    plannedReboots: listed(plannedReboots, fromPlannedReboot),
    plannedOperations: listed(plannedOperations, plain),
  });
}

function fromVbd({ vdev, target, access, cdrom, ...rest }: Vbd): RawObject {
  return compact({ vdev, ...fromTarget(target), access, cdrom: cdrom ? true : undefined, ...rest });
}

function fromTarget(target: Target): { readonly target?: unknown; readonly size?: unknown } {
  if (target.kind === "empty") return {};
  if (target.kind === "logicalVolume") return { target: `${target.volumeGroup}/${target.logicalVolume}` };
  return { target: target.path, size: target.size };
}

function fromPlannedReboot({ reason, window }: PlannedReboot): RawObject {
  return compact({ reason, window: window && { start: window.start, minutes: window.minutes } });
}

/** One removal as it stands in a fleet document. */
export function fromRemoval(removal: Removal): RawObject {
  if (removal.kind === "domU") return { domU: removal.name };
  return compact({ logicalVolume: `${removal.volumeGroup}/${removal.logicalVolume}`, size: removal.size });
}

/** An object of the model whose fields have the document's names. */
function plain(fields: object): RawObject {
  return compact(fields as Readonly<Record<string, unknown>>);
}

/** Without what is absent, and with parsed values (sizes, releases, MACs) as the text that they are parsed from. */
function compact(fields: Readonly<Record<string, unknown>>): RawObject {
  const result: RawObject = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) result[key] = asText(value);
  }
  return result;
}

function asText(value: unknown): RawValue {
  return typeof value === "object" && value !== null && "toJSON" in value ? String(value) : (value as RawValue);
}

function listed<T>(items: readonly T[], from: (item: T) => RawObject): RawObject[] | undefined {
  return items.length === 0 ? undefined : items.map(from);
}

function nonEmpty(object: RawObject): RawObject | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}
