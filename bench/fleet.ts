/** Owns the fleets that are measured: as many domUs as asked for, on hosts of a hundred each, clean under every policy. */
import { sampleFleet } from "../lib/model/sample";
import { stringify } from "yaml";
import { fleetDocument, type RawObject } from "../lib/model/document";
import { encodePayload, type Payload, type Thing } from "../lib/model/payload";

const DOMUS_PER_HOST = 100;

export interface GeneratedResource {
  readonly name: string;
  readonly triggers: Payload;
}

export interface GeneratedDomU {
  readonly host: string;
  readonly name: string;
  readonly mac: string;
}

export function generateDomUs(count: number): GeneratedDomU[] {
  return Array.from({ length: count }, (_, index) => {
    const [high, middle, low] = [index >> 16, index >> 8, index].map((part) =>
      (part & 255).toString(16).padStart(2, "0"),
    );
    return {
      host: `host-${Math.floor(index / DOMUS_PER_HOST)}`,
      name: `domu-${index}`,
      mac: `00:16:3e:${high}:${middle}:${low}`,
    };
  });
}

/** One resource each for hosts, networks, volume groups, logical volumes and domUs, as the constructs make them. */
export function generateResources(count: number): GeneratedResource[] {
  const [template] = sampleFleet().hosts as [RawObject];
  const { networks, volumeGroups, domUs, ...host } = template as Record<string, RawObject[]>;
  const resources: GeneratedResource[] = [];
  const add = (name: string, thing: Thing): void => void resources.push({ name, triggers: encodePayload(thing) });
  const seen = new Set<string>();
  for (const domU of generateDomUs(count)) {
    if (!seen.has(domU.host)) {
      seen.add(domU.host);
      add(domU.host, {
        kind: "host",
        host: domU.host,
        document: { ...host, name: domU.host, address: `${domU.host}.example.net`, memory: "1TiB" },
      });
      for (const network of networks ?? [])
        add(`${domU.host}_network`, { kind: "network", host: domU.host, document: network });
      for (const { logicalVolumes: _, ...group } of volumeGroups ?? [])
        add(`${domU.host}_vg0`, { kind: "volumeGroup", host: domU.host, document: { ...group, size: "64TiB" } });
    }
    const volume = { name: `${domU.name}-root`, size: "20GiB", filesystem: "xfs", mountPoint: "/" };
    add(`${domU.name}_root`, { kind: "logicalVolume", host: domU.host, volumeGroup: "vg0", document: volume });
    add(domU.name, {
      kind: "domU",
      host: domU.host,
      document: {
        ...domUs?.[0],
        name: domU.name,
        vbds: [{ vdev: "xvda", target: `vg0/${volume.name}` }],
        vifs: [{ bridge: "xenbr0", mac: domU.mac }],
      },
    });
  }
  return resources;
}

/** The resources as `terraform show -json` prints a plan that creates them. */
export function generatePlan(count: number): string {
  const resources = generateResources(count).map((resource) => ({
    ...resource,
    common: { address: `null_resource.${resource.name}`, mode: "managed", type: "null_resource", name: resource.name },
  }));
  const provider_name = "registry.terraform.io/hashicorp/null";
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      root_module: {
        resources: resources.map(({ common, triggers }) => ({
          ...common,
          provider_name,
          schema_version: 0,
          values: { triggers },
          sensitive_values: { triggers: {} },
        })),
      },
    },
    resource_changes: resources.map(({ common, triggers }) => ({
      ...common,
      provider_name,
      change: {
        actions: ["create"],
        before: null,
        after: { triggers },
        after_unknown: { id: true, triggers: {} },
        before_sensitive: false,
        after_sensitive: { triggers: {} },
      },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ common, triggers }) => ({
          ...common,
          provider_config_key: "null",
          expressions: { triggers: { constant_value: triggers } },
          schema_version: 0,
        })),
      },
    },
    applyable: true,
    complete: true,
    errored: false,
  });
}

/** As many domUs, each in its own xl.cfg below the folder of its host, by path; and the same as the YAML of one fleet file. */
export function generateFiles(count: number): { readonly cfgs: ReadonlyMap<string, string>; readonly fleet: string } {
  const cfgs = new Map<string, string>();
  const hosts = new Map<string, RawObject[]>();
  for (const { host, name, mac } of generateDomUs(count)) {
    const [kernel, target] = ["/boot/vmlinuz", `/dev/vg0/${name}-root`];
    cfgs.set(
      `${host}/${name}.cfg`,
      `name = "${name}"\ntype = "pvh"\nmemory = 512\nvcpus = 2\nkernel = "${kernel}"\ndisk = [ "phy:${target},xvda,w" ]\nvif = [ "mac=${mac},bridge=xenbr0" ]\n`,
    );
    const domUs = hosts.get(host) ?? [];
    hosts.set(host, domUs);
    domUs.push({
      name,
      type: "pvh",
      memory: "512MiB",
      vcpus: 2,
      boot: { kernel },
      vbds: [{ vdev: "xvda", target }],
      vifs: [{ mac, bridge: "xenbr0" }],
    });
  }
  const document = fleetDocument([...hosts].map(([name, domUs]) => ({ name, xen: { release: "4.22.0" }, domUs })));
  return { cfgs, fleet: stringify(document) };
}
