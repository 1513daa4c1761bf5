import { parseFleet } from "../../lib/model/parse";
import { editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { architectureOf, familyOfHost } from "../../lib/questions/architecture";
import { architectureOfCaps } from "../../lib/xen/architecture";

describe("the architecture by xen_caps", () => {
  it.each([
    [["xen-3.0-aarch64", "xen-3.0-armv7l"], "arm64"],
    [["xen-3.0-armv7l"], "arm32"],
    [["xen-3.0-x86_64", "xen-3.0-x86_32p", "hvm-3.0-x86_32"], "x86_64"],
    [["xen-3.0-x86_32p"], "x86_32"],
    [[], undefined],
    [["xen-4.18-riscv64"], undefined],
  ])("%j is %s", (capabilities, architecture) => {
    expect(architectureOfCaps(capabilities)).toBe(architecture);
  });
});

describe("the architecture of a host", () => {
  const NONE = { hardwareVirtualization: null, xen: { wordSize: null }, dom0: { wordSize: null } };
  const host = (edits: RawObject) => parseFleet(editedSample({ host: edits }), { file: "test" }).hosts[0]!;

  it.each<[string, RawObject, string | undefined, string]>([
    ["what is declared", { architecture: "arm32" }, "arm32", "arm"],
    ["xen_caps before a word size", { xen: { capabilities: ["xen-3.0-aarch64"] } }, "arm64", "arm"],
    ["the hypervisor's word size", {}, "x86_64", "x86"],
    ["dom0's word size", { ...NONE, dom0: { wordSize: "aarch64" } }, "arm64", "arm"],
    ["the maker of its CPUs", { ...NONE, cpuVendor: "amd" }, "x86_64", "x86"],
    ["nothing", NONE, undefined, "x86"],
    ["another", { architecture: "other" }, "other", "other"],
  ])("is by %s", (_, edits, architecture, family) => {
    expect([architectureOf(host(edits)), familyOfHost(host(edits))]).toEqual([architecture, family]);
  });
});
