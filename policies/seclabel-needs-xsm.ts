import { flaskSupport, seclabelDropped, xsmOption } from "../lib/facts/xsm";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";

const KEYS = ["seclabel", "init_seclabel", "device_model_stubdomain_seclabel"];

export const seclabelNeedsXsm = definePolicy({
  id: "seclabel-needs-xsm",
  subject: "domU",
  covers: ["M82"],
  judges: "state",
  severity: "warning",
  summary: "A security label stands where Xen runs with FLASK, and where it is known to be experimental.",
  rationale:
    "Labels belong to FLASK, a module of XSM that is left out of Xen unless somebody builds it in. Without it xl says so in a warning, drops the label and starts the domU unlabelled. " +
    "SUPPORT.md calls FLASK experimental.",
  remedy: "Build Xen with FLASK and start it with xsm=flask, or take the label out.",
  notReported: "Whether Xen was built with FLASK: neither xl info nor a declaration tells.",
  facts: [seclabelDropped, xsmOption, flaskSupport],
  messages: {
    dropped: message<{ key: string; option: string }>(
      ({ key, option }) =>
        `its ${key} is dropped: its host runs with ${option} on Xen's command line, which has no labels`,
    ),
    experimental: message<{ key: string; status: string; release: string }>(
      ({ key, status, release }) =>
        `it has ${key}, which needs a Xen built with FLASK, and FLASK is ${status} in Xen ${release}`,
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, cite, report }) {
    const key = KEYS.find((name) => domU.settings.has(name));
    if (key === undefined) return;
    const release = need(host.xen, "release");
    const modules = factOr(xsmOption, release, undefined);
    const chosen = modules === undefined ? undefined : xenOption(host, modules.option, { needed });
    if (modules !== undefined && chosen !== undefined && chosen !== modules.withLabels) {
      if (fact(seclabelDropped, release))
        report(
          "dropped",
          { key, option: `${modules.option}=${chosen}` },
          { at: at(domU.settings, key), related: [at(host.xen, "commandLine")] },
        );
      return;
    }
    const status = factOr(flaskSupport, release, undefined);
    cite(seclabelDropped, release);
    if (status !== undefined)
      report("experimental", { key, status, release: release.toString() }, at(domU.settings, key));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.seclabel",
      host: { xen: { commandLine: "dom0_mem=2048M,max:2048M xsm=silo" } },
      domU: { settings: { seclabel: "system_u:system_r:domU_t" } },
    },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M xsm=silo" } } },
  },
});
