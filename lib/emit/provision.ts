/**
 * Owns what is run on a host for one declared thing, and after what: the scripts in the parts that Terraform plans and applies one by one.
 * Must not know how Terraform gets them there.
 */
import { createHash } from "node:crypto";
import type { Host } from "../model/fleet";
import type { Thing, ThingKind } from "../model/payload";
import { bridgesOf } from "./domu-checks";
import { domUScript } from "./domu-script";
import { emitHost } from "./emit";
import { fileName, pairFileName } from "./file-name";
import { bareHostScript, hostScript, networkScript } from "./host-script";
import { volumeScript } from "./volume-script";

/** One run of a script. */
export interface Provision {
  /** A file name, of which a host has no second. */
  readonly name: string;
  readonly script: string;
  readonly options: readonly string[];
  /** Changes when it has to be run again. Absent where only a new declaration is a reason to. */
  readonly fingerprint?: string;
}

/** What a thing is known by. */
export interface ThingName {
  readonly kind: ThingKind;
  readonly host: string;
  readonly volumeGroup?: string;
  /** Its own name, of a planned reboot that of its domU, of a host nothing. */
  readonly name?: string;
}

export function nameOf({ kind, host, volumeGroup, domU, document }: Thing): ThingName {
  const name =
    kind === "plannedReboot"
      ? domU
      : kind === "network"
        ? document["bridge"]
        : kind === "host"
          ? undefined
          : document["name"];
  return { kind, host, ...(volumeGroup !== undefined && { volumeGroup }), ...(typeof name === "string" && { name }) };
}

/** The same text for the same thing alone. */
export function keyOf({ kind, host, volumeGroup, name }: ThingName): string {
  return JSON.stringify([kind, host, volumeGroup, name]);
}

/**
 * Everything that the host is to be is compared with what it is, and nothing is changed. It is run again whenever anything else will be.
 * @throws EmitError if a value that it needs is not known until apply.
 */
export function preflight(host: Host): Provision {
  return {
    name: "preflight",
    script: hostScript(host),
    options: [],
    fingerprint: fingerprintOf(emitHost(host).map(({ content }) => content)),
  };
}

/**
 * What is run for one thing, undefined for one that is only looked at.
 * @throws EmitError if a value that it needs is not known until apply.
 */
export function provision(host: Host, { kind, volumeGroup: group, name = "" }: ThingName): Provision | undefined {
  switch (kind) {
    case "host":
      return execution("host", bareHostScript(host));
    case "network": {
      const network = host.networks.find(({ bridge }) => bridge === name);
      return network && execution(`network-${fileName(name)}`, networkScript(host, network));
    }
    case "volumeGroup":
      return undefined;
    case "logicalVolume": {
      const volumeGroup = host.volumeGroups.find((one) => one.name === group);
      const logicalVolume = volumeGroup?.logicalVolumes.find((one) => one.name === name);
      if (volumeGroup === undefined || logicalVolume === undefined) return undefined;
      // What is run checks the whole group, but only the volume's own part is a reason to run it again.
      const alone = { ...volumeGroup, logicalVolumes: [logicalVolume] };
      const own = volumeScript({ ...host, domUs: [], volumeGroups: [alone] }, { volumeGroup: alone, logicalVolume });
      return {
        ...execution(
          `volume-${pairFileName(volumeGroup.name, name)}`,
          volumeScript(host, { volumeGroup, logicalVolume }),
        ),
        fingerprint: fingerprintOf([own]),
      };
    }
    case "domU": {
      const domU = host.domUs.find((one) => one.name === name);
      // Without its planned reboots, so that one more of them is no reason to run it again.
      return domU && execution(`domu-${fileName(name)}`, domUScript(host, { ...domU, plannedReboots: [] }));
    }
    case "plannedReboot": {
      const domU = host.domUs.find((one) => one.name === name);
      // One declaration is one reboot, whatever becomes of the script later.
      return (
        domU && { name: `reboot-${fileName(name)}`, script: domUScript(host, domU), options: ["--execute", "--reboot"] }
      );
    }
  }
}

/** What has to be there before a thing, on the same host. */
export function neededBefore(host: Host, { kind, volumeGroup, name = "" }: ThingName): readonly ThingName[] {
  const itself: ThingName = { kind: "host", host: host.name };
  switch (kind) {
    case "host":
      return [];
    case "network":
    case "volumeGroup":
      return [itself];
    case "logicalVolume":
      return [
        itself,
        { kind: "volumeGroup", host: host.name, ...(volumeGroup !== undefined && { name: volumeGroup }) },
      ];
    case "plannedReboot":
      return [{ kind: "domU", host: host.name, name }];
    case "domU": {
      const domU = host.domUs.find((one) => one.name === name);
      if (domU === undefined) return [itself];
      const volumes = domU.vbds.flatMap(({ target }): ThingName[] =>
        target.kind === "logicalVolume"
          ? [{ kind: "logicalVolume", host: host.name, volumeGroup: target.volumeGroup, name: target.logicalVolume }]
          : [],
      );
      return [
        itself,
        ...bridgesOf(host, domU).map((bridge): ThingName => ({ kind: "network", host: host.name, name: bridge })),
        ...volumes,
      ];
    }
  }
}

function execution(name: string, script: string): Provision {
  return { name, script, options: ["--execute"], fingerprint: fingerprintOf([script]) };
}

function fingerprintOf(texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 16);
}
