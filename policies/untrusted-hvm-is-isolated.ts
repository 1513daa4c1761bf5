import { deviceModelIsolation, type IsolationKey } from "../lib/facts/device-model-security";
import { at } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const untrustedHvmIsIsolated = definePolicy({
  id: "untrusted-hvm-is-isolated",
  subject: "domU",
  covers: ["M76"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "An HVM domU whose administrators are not trusted can't reach dom0 through its device model.",
  rationale:
    "By default QEMU runs in dom0, as root. It emulates devices for the domU and takes whatever the domU writes to them: a bug there gives an attacker the host. In a stub domain, or with a restricted device model, it gives the domU alone.",
  remedy:
    "Declare device_model_stubdomain_override: 1 (SUPPORT.md says with which device model and from when), or dm_restrict: 1 where the release has it; or make the domU PVH, which has no device model.",
  notReported: "DomUs whose trusted is unset: trusted: false makes the policy apply.",
  facts: [deviceModelIsolation],
  messages: {
    reachable: message<{ keys: readonly IsolationKey[]; release: string }>(
      ({ keys, release }) =>
        `it is not trusted, and its device model runs in dom0 with dom0's privileges; on Xen ${release} ${keys.join(" or ")} would keep it apart`,
      { remedy: ({ keys }) => `Set ${keys.join(": 1, or ")}: 1; or make the domU PVH, which has no device model.` },
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    if (domU.type !== "hvm" || domU.trusted === undefined || need(domU, "trusted")) return;
    const release = need(host.xen, "release");
    const keys = fact(deviceModelIsolation, release);
    const isIsolated = keys.some((key) => {
      const flag = flagSetting(domU.settings, key);
      return flag !== undefined && needed(flag, at(domU.settings, key));
    });
    if (!isIsolated)
      report(
        "reachable",
        { keys, release: release.toString() },
        { at: at(domU.settings, keys[0] ?? "dm_restrict"), related: [at(domU, "trusted")] },
      );
  },
  examples: {
    rejected: { at: "domUs.web.settings.device_model_stubdomain_override", domU: { type: "hvm", trusted: false } },
    accepted: {
      domU: {
        type: "hvm",
        trusted: false,
        settings: { dm_restrict: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
      },
    },
  },
});
