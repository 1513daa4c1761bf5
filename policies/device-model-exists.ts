import {
  deviceModels,
  stubdomModelByDefault,
  stubDomainModels,
  traditionalInDom0Supported,
} from "../lib/facts/device-model";
import { at } from "../lib/model/place";
import { flagSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const deviceModelExists = definePolicy({
  id: "device-model-exists",
  subject: "domU",
  covers: ["M08"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU has a device model that its release has, with a firmware that goes with it.",
  rationale:
    "qemu-xen-traditional is the device model of old, rombios its firmware. It is built on request only from 4.16 on, has no security support as a process in dom0 from 4.15 on, and is gone with 4.21. " +
    "qemu-xen takes seabios and ovmf, and the toolstack refuses each with the firmware of the other.",
  remedy: "Use qemu-xen with seabios or ovmf. To keep the device model out of dom0, use a Linux stub domain.",
  notReported: "xend's device_model and xl's device_model_override, which are paths of programs.",
  facts: [deviceModels, stubdomModelByDefault, stubDomainModels, traditionalInDom0Supported],
  messages: {
    unknown: message<{ name: string; known: readonly string[]; release: string }>(
      ({ name, known, release }) =>
        `its device_model_version is ${name}, and Xen ${release} has ${known.join(" and ")} only`,
      {
        remedy: ({ known }) => `Set device_model_version to ${known.join(" or ")}, or leave it out.`,
        facts: [deviceModels],
      },
    ),
    otherFirmware: message<{ name: string; firmware: string; firmwares: readonly string[]; release: string }>(
      ({ name, firmware, firmwares, release }) =>
        `its firmware is ${firmware}, and its device model on Xen ${release}, ${name}, starts ${firmwares.join(" or ")} only`,
      {
        remedy: ({ firmwares }) => `Set boot.bios to ${firmwares.join(" or ")}, or choose another device model.`,
        facts: [deviceModels, stubdomModelByDefault],
      },
    ),
    onRequest: messageOf<{ name: string; release: string }>(
      "warning",
      ({ name, release }) =>
        `its device model is ${name}, which Xen ${release} has only if it was built with --enable-qemu-traditional`,
    ),
    notInStubDomain: message<{ name: string; models: readonly string[]; release: string }>(
      ({ name, models, release }) =>
        `its device model ${name} is to run in a stub domain, and on Xen ${release} only ${models.join(" and ")} can`,
      {
        remedy: ({ models }) =>
          `Set device_model_version to ${models.join(" or ")}, or leave device_model_stubdomain_override out.`,
        facts: [stubDomainModels],
      },
    ),
    preview: messageOf<{ name: string; release: string }>(
      "info",
      ({ name, release }) =>
        `its device model ${name} runs in a stub domain, which is a Tech Preview on Xen ${release}, without security support`,
      { remedy: "Know it, or upgrade the host to a release that supports it.", facts: [stubDomainModels] },
    ),
    inDom0: messageOf<{ name: string; release: string }>(
      "warning",
      ({ name, release }) => `its device model is ${name} in dom0, which has no security support on Xen ${release}`,
      {
        remedy: "Use qemu-xen, or put the device model into a stub domain: device_model_stubdomain_override: 1.",
        facts: [traditionalInDom0Supported],
      },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    if (domU.type !== "hvm") return;
    const version = textSetting(domU.settings, "device_model_version");
    const stub = flagSetting(domU.settings, "device_model_stubdomain_override");
    const { bios } = domU.boot;
    if (version === undefined && bios === undefined && stub === undefined) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const models = fact(deviceModels, xen);
    const place = at(
      domU.settings,
      version === undefined ? "device_model_stubdomain_override" : "device_model_version",
    );
    const inStub = stub !== undefined && needed(stub, at(domU.settings, "device_model_stubdomain_override"));
    const name =
      version !== undefined
        ? needed(version, at(domU.settings, "device_model_version"))
        : inStub
          ? fact(stubdomModelByDefault, xen)
          : models[0]?.name;
    const model = models.find((known) => known.name === name);
    if (model === undefined)
      return report("unknown", { name: String(name), known: models.map((known) => known.name), release }, place);
    if (bios !== undefined) {
      const firmware = need(domU.boot, "bios");
      if (!model.firmwares.includes(firmware))
        report(
          "otherFirmware",
          { name: model.name, firmware, firmwares: model.firmwares, release },
          at(domU.boot, "bios"),
        );
    }
    const stubs = inStub ? factOr(stubDomainModels, xen, undefined) : undefined;
    if (stubs !== undefined && !stubs.models.includes(model.name))
      report("notInStubDomain", { name: model.name, models: stubs.models, release }, place);
    else if (stubs?.preview === model.name) report("preview", { name: model.name, release }, place);
    if (!model.onRequest && model === models[0]) return;
    if (model.onRequest) report("onRequest", { name: model.name, release }, place);
    if (!inStub && !factOr(traditionalInDom0Supported, xen, true))
      report("inDom0", { name: model.name, release }, place);
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.device_model_version",
      host: { xen: { release: "4.21.0" } },
      domU: { type: "hvm", boot: null, settings: { device_model_version: "qemu-xen-traditional" } },
    },
    accepted: {
      host: { xen: { release: "4.21.0" } },
      domU: { type: "hvm", boot: null, settings: { device_model_version: "qemu-xen" } },
    },
  },
});
