import fc from "fast-check";
import { assembleFleet } from "../../lib/model/assemble";
import { sampleFleet } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { parseFleet } from "../../lib/model/parse";
import { decodePayload, encodePayload, type Thing } from "../../lib/model/payload";
import { Unknown } from "../../lib/model/planned";

const roundTrip = (thing: Thing): Thing => decodePayload(encodePayload(thing));

describe("the payload", () => {
  it("shows a size and a vbd under keys that a person can read in terraform plan", () => {
    const document = {
      name: "web",
      type: "pv",
      memory: "2GiB",
      vbds: [{ vdev: "xvdb", target: "/dev/sdb", size: "20GiB" }],
    };
    expect(encodePayload({ kind: "domU", host: "alpha", document })).toEqual({
      "xenplan.kind": "domU",
      "xenplan.schemaVersion": "1",
      host: "alpha",
      name: "web",
      type: "pv",
      memory: "2GiB",
      vbds: '["xvdb"]',
      "vbds.xvdb.target": "/dev/sdb",
      "vbds.xvdb.size": "20GiB",
    });
  });

  it("keeps the order of vbds, which a map of Terraform's would lose", () => {
    const document = {
      name: "web",
      type: "pv",
      vbds: [
        { vdev: "xvdb", target: "vg0/b" },
        { vdev: "xvda", target: "vg0/a" },
      ],
    };
    expect(roundTrip({ kind: "domU", host: "alpha", document }).document).toEqual(document);
  });

  it("keeps two vbds of one vdev apart, for a policy to refuse", () => {
    const document = {
      name: "web",
      type: "pv",
      vbds: [
        { vdev: "xvda", target: "vg0/a" },
        { vdev: "xvda", target: "vg0/b" },
      ],
    };
    expect(roundTrip({ kind: "domU", host: "alpha", document }).document).toEqual(document);
  });

  it("is lossless for PCI devices, virtual NUMA nodes, planned operations, and the host's xl.conf and sleeps", () => {
    const domU = {
      name: "web",
      type: "hvm",
      os: "windows",
      balloonDriver: false,
      trusted: false,
      pci: [{ bdf: "0000:03:00.0", permissive: true }, { bdf: "0000:04:00.*" }],
      vnuma: [
        { pnode: 0, sizeMiB: 2048, vcpus: [0, 1], vdistances: [10, 20] },
        { pnode: new Unknown(), size: "2GiB", vcpus: [] },
      ],
      vifs: [{ devid: 3, trusted: true, vlan: "10p/20" }],
      vbds: [
        { vdev: "hdc", cdrom: true },
        { vdev: "xvda", target: "/dev/sdb", discard: false },
      ],
      plannedOperations: [{ operation: "migrate", to: "beta", live: true, reason: "new hardware" }],
    };
    expect(roundTrip({ kind: "domU", host: "alpha", document: domU }).document).toEqual(domU);
    expect(encodePayload({ kind: "domU", host: "alpha", document: domU })).toMatchObject({
      "pci.0000:03:00\\.0.permissive": "true",
      "vnuma.0.vcpus": "[0,1]",
    });
    const host = {
      name: "alpha",
      xlConf: { autoballoon: "off", "vif.default.bridge": "br0" },
      plannedSleeps: [{ state: "S3", reason: "weekend" }],
    };
    expect(roundTrip({ kind: "host", host: "alpha", document: host }).document).toEqual(host);
  });

  it("is lossless for removals, and shows the consent where a person looks for it", () => {
    const document = { name: "alpha", removals: [{ domU: "old" }, { logicalVolume: "vg0/old-root", size: "20GiB" }] };
    expect(encodePayload({ kind: "host", host: "alpha", document })).toEqual({
      "xenplan.kind": "host",
      "xenplan.schemaVersion": "1",
      name: "alpha",
      removals: '["0","1"]',
      "removals.0.domU": "old",
      "removals.1.logicalVolume": "vg0/old-root",
      "removals.1.size": "20GiB",
    });
    expect(roundTrip({ kind: "host", host: "alpha", document }).document).toEqual(document);
  });

  it("keeps a value that is not known until apply unknown", () => {
    const document = { name: "web", type: "pv", memory: new Unknown("${var.memory}"), vifs: [{ mac: new Unknown() }] };
    expect(roundTrip({ kind: "domU", host: "alpha", document }).document).toEqual(document);
  });

  it("is lossless for any text, and for names with dots and backslashes", () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text !== "__proto__");
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()))),
        fc.string(),
        fc.string(),
        (settings, reason, extra) => {
          const document = {
            name: reason,
            type: "hvm",
            vcpus: 3,
            boot: { extra },
            runs: [reason, extra],
            settings,
          } as unknown as RawObject;
          const expected = Object.keys(settings).length === 0 ? { ...document, settings: undefined } : document;
          expect(roundTrip({ kind: "domU", host: "alpha", document }).document).toEqual(expected);
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ bridge: fc.string(), mode: fc.string() }), { minLength: 1 }), (networks) => {
        const document = { name: "alpha", networks } as unknown as RawObject;
        expect(roundTrip({ kind: "host", host: "alpha", document }).document).toEqual(document);
      }),
    );
  });

  it("refuses a payload of another version", () => {
    const payload = {
      ...encodePayload({ kind: "host", host: "alpha", document: { name: "alpha" } }),
      "xenplan.schemaVersion": "2",
    };
    expect(() => decodePayload(payload)).toThrow(/version 2 of the payload/);
  });
});

describe("assembling things", () => {
  it("gives the fleet that they were taken from", () => {
    const document = sampleFleet();
    const [host] = document.hosts as [RawObject];
    const { networks, volumeGroups, domUs, ...own } = host as Record<string, RawObject[]>;
    const [{ logicalVolumes, ...group } = {}] = volumeGroups ?? [];
    const things: Thing[] = [
      ...(domUs ?? []).map((domU): Thing => ({ kind: "domU", host: "alpha", document: domU })),
      ...((logicalVolumes ?? []) as RawObject[]).map((volume): Thing => ({
        kind: "logicalVolume",
        host: "alpha",
        volumeGroup: "vg0",
        document: volume,
      })),
      { kind: "volumeGroup", host: "alpha", document: group },
      ...(networks ?? []).map((network): Thing => ({ kind: "network", host: "alpha", document: network })),
      { kind: "host", host: "alpha", document: own },
    ];
    const assembled = assembleFleet(
      things.map((thing) => ({ thing: roundTrip(thing), origin: {} })),
      "test",
    );
    expect(parseFleet(assembled.document, { file: "test" })).toEqual(parseFleet(document, { file: "test" }));
  });

  it("refuses a domU whose host is not there", () => {
    const thing: Thing = { kind: "domU", host: "beta", document: { name: "web" } };
    expect(() => assembleFleet([{ thing, origin: { label: "null_resource.web" } }], "plan.json")).toThrow(
      /null_resource.web: there is no host "beta"/,
    );
  });
});
