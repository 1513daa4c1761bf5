/** Owns the way from a fleet document to the model: every value parsed once, everything put in canonical order, all problems told at once. */
import { Size } from "../units/size";
import { parseBridgeName, parseLvmName, parseName } from "../xen/names";
import { KernelRelease, XenRelease } from "../xen/release";
import { compareNames, type Origins, type RawObject, type RawValue } from "./document";
import { defined, Fields } from "./fields";
import type * as model from "./fleet";
import { InputError } from "./input-error";
import { parsePciDevice, parseVbd, parseVif, parseVnumaNode } from "./parse-devices";
import { parseRemovals } from "./parse-removals";
import { isUnknown } from "./planned";
import { shapeProblems } from "./validate";

/** LVM's own default (vgcreate(8): --physicalextentsize). */
const DEFAULT_EXTENT_SIZE = Size.mebibytes(4);

export interface ParseOptions {
  /** The input's name, for errors. */
  readonly file: string;
  readonly origins?: Origins;
}

/** @throws InputError that holds every problem found. */
export function parseFleet(document: RawValue, { file, origins = new Map() }: ParseOptions): model.Fleet {
  const problems = shapeProblems(document, origins);
  if (problems.length > 0) throw new InputError("invalid", file, problems);
  const root = new Fields(document as RawObject, "", { problems, origins });
  const fleet: model.Fleet = { hosts: root.children("hosts", parseHost).sort(byName) };
  if (problems.length > 0) throw new InputError("invalid", file, problems);
  return fleet;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}

function parseHost(fields: Fields): model.Host {
  const volumeGroups = fields.children("volumeGroups", parseVolumeGroup).sort(byName);
  return defined<model.Host>({
    name: fields.identity("name", parseName),
    address: fields.text("address"),
    xen: parseXen(fields.child("xen")),
    cpus: fields.value("cpus"),
    hardwareVirtualization: fields.value("hardwareVirtualization"),
    cpuVendor: fields.value("cpuVendor"),
    memory: fields.size("memory"),
    dom0: parseDom0(fields.child("dom0")),
    networks: fields.children("networks", parseNetwork).sort((a, b) => compareNames(a.bridge, b.bridge)),
    volumeGroups,
    domUs: fields.children("domUs", (domU) => parseDomU(domU, volumeGroups)).sort(byName),
    xlConf: parseSettings(fields.child("xlConf")),
    plannedSleeps: fields.children("plannedSleeps", parsePlannedSleep),
    removals: parseRemovals(fields),
    location: fields.location,
  });
}

function parseXen(fields: Fields): model.Xen {
  return defined<model.Xen>({
    release: fields.required("release", fields.parsed("release", XenRelease.parse)),
    wordSize: fields.value("wordSize"),
    scheduler: fields.text("scheduler"),
    capabilities: fields.value("capabilities"),
    virtCaps: fields.value("virtCaps"),
    commandLine: fields.text("commandLine"),
  });
}

function parseDom0(fields: Fields): model.Dom0 {
  return defined<model.Dom0>({
    type: fields.value("type"),
    wordSize: fields.value("wordSize"),
    kernel: fields.parsed("kernel", KernelRelease.parse),
    commandLine: fields.text("commandLine"),
    memory: fields.size("memory"),
    vcpus: fields.value("vcpus"),
    netloop: fields.value("netloop"),
    nloopbacks: fields.value("nloopbacks"),
    cpufreq: fields.value("cpufreq"),
    frequencyDaemons: fields.value("frequencyDaemons"),
    xenstored: fields.value("xenstored"),
    receivesGuestPackets: fields.value("receivesGuestPackets"),
  });
}

function parseNetwork(fields: Fields): model.Network {
  return defined<model.Network>({
    bridge: fields.identity("bridge", parseBridgeName),
    mode: fields.identity("mode", (mode) => mode as model.NetworkMode),
    uplink: fields.text("uplink"),
    address: fields.text("address"),
  });
}

function parseVolumeGroup(fields: Fields): model.VolumeGroup {
  return defined<model.VolumeGroup>({
    name: fields.identity("name", parseLvmName),
    size: fields.required("size", fields.size("size")),
    free: fields.size("free"),
    extentSize: fields.size("extentSize") ?? DEFAULT_EXTENT_SIZE,
    logicalVolumes: fields.children("logicalVolumes", parseLogicalVolume).sort(byName),
    location: fields.location,
  });
}

function parseLogicalVolume(fields: Fields): model.LogicalVolume {
  return defined<model.LogicalVolume>({
    name: fields.identity("name", parseLvmName),
    size: fields.required("size", fields.size("size")),
    filesystem: fields.value("filesystem"),
    mountPoint: fields.text("mountPoint"),
    partition: fields.value("partition"),
    location: fields.location,
  });
}

function parseDomU(fields: Fields, volumeGroups: readonly model.VolumeGroup[]): model.DomU {
  return defined<model.DomU>({
    name: fields.identity("name", parseName),
    uuid: fields.parsed("uuid", parseUuid),
    type: fields.identity("type", (type) => type as model.GuestType),
    os: fields.value("os"),
    wordSize: fields.value("wordSize"),
    kernel: fields.parsed("kernel", KernelRelease.parse),
    boot: parseBoot(fields.child("boot")),
    memory: fields.required("memory", fields.size("memory")),
    maxmem: fields.size("maxmem"),
    vcpus: fields.value<number>("vcpus") ?? 1, // xl.cfg(5): vcpus, the default
    maxvcpus: fields.value("maxvcpus"),
    balloonDriver: fields.value("balloonDriver"),
    maxGrantFrames: fields.value("maxGrantFrames"),
    vbds: fields.children("vbds", (vbd) => parseVbd(vbd, volumeGroups)),
    vifs: fields.children("vifs", parseVif),
    pci: fields.children("pci", parsePciDevice),
    vnuma: fields.children("vnuma", parseVnumaNode),
    trusted: fields.value("trusted"),
    runs: fields.value<readonly string[]>("runs") ?? [],
    onPoweroff: fields.text("onPoweroff"),
    onReboot: fields.text("onReboot"),
    onCrash: fields.text("onCrash"),
    settings: parseSettings(fields.child("settings")),
    plannedReboots: fields.children("plannedReboots", parsePlannedReboot).sort(byWindow),
    plannedOperations: fields.children("plannedOperations", parsePlannedOperation),
    location: fields.location,
  });
}

/** A password by its key (`vncpasswd`, `spicepasswd`), or within a list (`vfb`). */
const PASSWORD = /(^|[\s,])(vnc|spice)passwd($|\s*=)/;

function parseSettings(fields: Fields): model.DomU["settings"] {
  const settings = fields.entries<model.SettingValue>();
  for (const [key, value] of settings) {
    if (![key, ...(typeof value === "object" && !isUnknown(value) ? value : [])].some((text) => PASSWORD.test(text))) continue;
    fields.problem(key, "holds a password, which everybody could read in plans, states, scripts and reports", "leave it out, and let the display listen on 127.0.0.1");
  }
  return settings;
}

function parseBoot(fields: Fields): model.Boot {
  return defined<model.Boot>({
    kernel: fields.text("kernel"),
    ramdisk: fields.text("ramdisk"),
    root: fields.text("root"),
    extra: fields.text("extra"),
    bootloader: fields.text("bootloader"),
    firmware: fields.text("firmware"),
    bios: fields.value("bios"),
    order: fields.text("order"),
  });
}

function parsePlannedOperation(fields: Fields): model.PlannedOperation {
  return defined<model.PlannedOperation>({
    operation: fields.identity("operation", (operation) => operation as model.Operation),
    to: fields.identity<string | undefined>("to", parseName),
    live: fields.identity<boolean | undefined>("live", (live) => live as unknown as boolean),
    reason: fields.identity("reason", parseName),
  });
}

function parsePlannedSleep(fields: Fields): model.PlannedSleep {
  return { state: fields.identity("state", (state) => state as model.SleepState), reason: fields.identity("reason", parseName) };
}

function parsePlannedReboot(fields: Fields): model.PlannedReboot {
  const window = fields.optionalChild("window");
  return defined<model.PlannedReboot>({
    reason: fields.identity("reason", parseName),
    window: window && { start: window.identity("start", parseStart), minutes: window.identity("minutes", Number) },
    location: fields.location,
  });
}

function byWindow(a: model.PlannedReboot, b: model.PlannedReboot): number {
  return compareNames(a.window?.start ?? "", b.window?.start ?? "") || compareNames(a.reason, b.reason);
}

function parseStart(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new RangeError(`"${text}" is not a point in time: write it as 2026-12-01T02:00:00+01:00`);
  }
  return text;
}

function parseUuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw new RangeError(`"${text}" is not a UUID: write it as 2147d599-9cc6-c0dc-92ab-4064b5446e9b`);
  }
  return text.toLowerCase();
}
