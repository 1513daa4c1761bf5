import {
  deviceModels,
  stubdomModelByDefault,
  stubDomainModels,
  traditionalInDom0Supported,
} from "../../lib/facts/device-model";
import { deviceModelExists } from "../../policies/device-model-exists";
import { boundaryCases } from "../support/boundary-cases";
import { judgeEdited, policyCases } from "../support/policy-cases";

const hvm = (release: string, settings: object, bios?: string) => ({
  host: { xen: { release } },
  domU: { type: "hvm", settings, boot: bios === undefined ? null : { kernel: null, ramdisk: null, extra: null, bios } },
});
const traditional = { device_model_version: "qemu-xen-traditional" };
const stub = { device_model_stubdomain_override: 1 };

policyCases(deviceModelExists, {
  valid: [
    { name: "an HVM domU that says nothing, on any release", ...hvm("3.0.3", {}) },
    { name: "qemu-xen on 4.21.0", ...hvm("4.21.0", { device_model_version: "qemu-xen" }, "ovmf") },
    { name: "qemu-xen-traditional with rombios on 4.14.0", ...hvm("4.14.0", traditional, "rombios") },
    { name: "rombios on 4.2.0, where the traditional one is what it gets", ...hvm("4.2.0", {}, "rombios") },
    { name: "a stub domain with rombios on 4.15.0", ...hvm("4.15.0", stub, "rombios") },
    { name: "none, on 4.7.0", ...hvm("4.7.0", { device_model_version: "none" }) },
    { name: "a PV domU, which has none", domU: { settings: traditional } },
  ],
  invalid: [
    {
      name: "qemu-xen-traditional on 4.21.0",
      ...hvm("4.21.0", traditional),
      says: ["its device_model_version is qemu-xen-traditional, and Xen 4.21.0 has qemu-xen only"],
    },
    {
      name: "a name that there is not",
      ...hvm("4.17.5", { device_model_version: "qemu" }),
      says: ["Xen 4.17.5 has qemu-xen and qemu-xen-traditional only"],
    },
    {
      name: "rombios on 4.21.0",
      ...hvm("4.21.0", {}, "rombios"),
      says: ["its firmware is rombios, and its device model on Xen 4.21.0, qemu-xen, starts seabios or ovmf only"],
    },
    {
      name: "rombios on 4.3.0, where qemu-xen is what it gets",
      ...hvm("4.3.0", {}, "rombios"),
      says: ["qemu-xen, starts seabios or ovmf only"],
    },
    {
      name: "ovmf on 4.2.0, where the traditional one is what it gets",
      ...hvm("4.2.0", {}, "ovmf"),
      says: ["qemu-xen-traditional, starts rombios only"],
    },
    { name: "ovmf with qemu-xen-traditional", ...hvm("4.14.0", traditional, "ovmf"), says: ["starts rombios only"] },
    {
      name: "nothing, but warns of qemu-xen-traditional in dom0 on 4.15.0",
      ...hvm("4.15.0", traditional),
      severity: "warning",
      says: ["has no security support on Xen 4.15.0"],
    },
    {
      name: "nothing, but warns of it in a stub domain on 4.16.0",
      ...hvm("4.16.0", { ...traditional, ...stub }),
      severity: "warning",
      says: ["only if it was built with --enable-qemu-traditional"],
    },
  ],
  undecided: [
    {
      name: "a device model on 4.1.0, before the sources begin",
      ...hvm("4.1.0", traditional),
      says: ["no source was found for Xen 4.1.0"],
    },
  ],
});

it("device-model-exists warns of qemu-xen-traditional in dom0 on 4.20.0 for both reasons", () => {
  expect(judgeEdited([deviceModelExists], hvm("4.20.0", traditional)).map(({ severity }) => severity)).toEqual([
    "warning",
    "warning",
  ]);
});

boundaryCases(deviceModelExists, deviceModels, {
  at: ([first], release) =>
    hvm(release, { device_model_version: "qemu-xen" }, first?.name === "qemu-xen" ? first.firmwares[0] : "seabios"),
  past: (models, release) =>
    hvm(release, { device_model_version: models.length === 1 ? "qemu-xen-traditional" : "qemu" }),
});
boundaryCases(deviceModelExists, stubdomModelByDefault, {
  at: (name, release) => hvm(release, stub, name === "qemu-xen" ? "ovmf" : "rombios"),
  past: (name, release) => hvm(release, stub, name === "qemu-xen" ? "rombios" : "ovmf"),
});
boundaryCases(deviceModelExists, traditionalInDom0Supported, {
  at: (_, release) => hvm(release, { ...traditional, ...stub }),
  past: (_, release) => hvm(release, traditional),
  before: { passes: "SUPPORT.md says nothing against it before 4.15, and in a stub domain there is nothing to say" },
});
boundaryCases(deviceModelExists, stubDomainModels, {
  at: ({ models }, release) =>
    hvm(release, { ...stub, device_model_version: models[0] ?? "" }, models[0] === "qemu-xen" ? "seabios" : "rombios"),
  past: ({ models }, release) =>
    models.length === 1
      ? hvm(release, { ...stub, device_model_version: models[0] === "qemu-xen" ? "qemu-xen-traditional" : "qemu-xen" })
      : hvm(release, { ...stub, device_model_version: "qemu-xen" }),
  before: () => hvm("4.1.6", stub),
});
