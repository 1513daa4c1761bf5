import { p9SecurityModels, p9Syntax } from "../lib/facts/p9";
import { at } from "../lib/model/place";
import { listSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { p9Pairs } from "../lib/xlcfg/pairs";

export const p9IsValid = definePolicy({
  id: "p9-is-valid",
  subject: "domU",
  covers: ["M86"],
  judges: "state",
  severity: "error",
  summary: "A 9pfs share is written as the host's release reads it.",
  rationale:
    "xl exits over a key of p9 that it does not know, and over limits on a share that the device model serves: the domU does not start. Over a share that lacks a key it exits as well, or makes the domU without the share. Only the security model none is there.",
  remedy: "Write tag=…,security_model=none,path=…, and limits only together with type=xen_9pfsd.",
  notReported: "Releases that don't read p9: settings-are-known-to-release reports that.",
  facts: [p9Syntax, p9SecurityModels],
  messages: {
    unknownKey: message<{ share: number; key: string; keys: readonly string[]; release: string }>(
      ({ share, key, keys, release }) =>
        `its 9pfs share ${share} has the key ${key}, and Xen ${release} reads ${keys.join(", ")}`,
    ),
    noPair: message<{ share: number; word: string }>(
      ({ share, word }) => `its 9pfs share ${share} has "${word}", and xl ends over what is no key=value`,
    ),
    unknownType: message<{ share: number; type: string; types: readonly string[]; release: string }>(
      ({ share, type, types, release }) =>
        `its 9pfs share ${share} is of type ${type}, and Xen ${release} has ${types.join(" and ")}`,
    ),
    missing: message<{ share: number; keys: readonly string[]; release: string }>(
      ({ share, keys, release }) =>
        `its 9pfs share ${share} lacks ${keys.join(" and ")}, and Xen ${release} refuses it`,
    ),
    limits: message<{ share: number; keys: readonly string[]; release: string }>(
      ({ share, keys, release }) =>
        `its 9pfs share ${share} has ${keys.join(" and ")}, which Xen ${release} takes with type=xen_9pfsd only`,
    ),
    securityModel: messageOf<{ share: number; model: string; models: readonly string[] }>(
      "warning",
      ({ share, model, models }) =>
        `its 9pfs share ${share} has the security model ${model}, and only ${models.join(", ")} is supported`,
    ),
  },
  check({ host, domU: { settings } }, { need, needed, fact, factOr, report }) {
    const p9 = listSetting(settings, "p9");
    if (p9 === undefined) return;
    const release = need(host.xen, "release");
    const syntax = factOr(p9Syntax, release, undefined);
    if (syntax === undefined) return;
    needed(p9, at(settings, "p9")).forEach((text, share) => {
      const { pairs: values, noPairs } = p9Pairs(text);
      const where = { at: at(settings, "p9"), about: String(share) };
      const details = { share, release: release.toString() };
      const [noPair] = noPairs;
      if (noPair !== undefined) return report("noPair", { share, word: noPair }, where);
      const unknown = [...values.keys()].find((key) => !syntax.keys.includes(key));
      if (unknown !== undefined) return report("unknownKey", { ...details, key: unknown, keys: syntax.keys }, where);
      const type = values.get("type") ?? syntax.types[0] ?? "qemu";
      const required = syntax.required[type];
      if (required === undefined) return report("unknownType", { ...details, type, types: syntax.types }, where);
      const missing = required.filter((key) => !values.has(key));
      if (missing.length > 0) report("missing", { ...details, keys: missing }, where);
      const limits = syntax.onlyXen9pfsd.filter((key) => Number(values.get(key) ?? 0) !== 0);
      if (type !== "xen_9pfsd" && limits.length > 0) report("limits", { ...details, keys: limits }, where);
      const model = values.get("security_model");
      const models = fact(p9SecurityModels, release);
      if (model !== undefined && !models.includes(model)) report("securityModel", { share, model, models }, where);
    });
  },
  examples: {
    rejected: {
      also: ["pv-devices-have-security-support"],
      at: "domUs.web.settings.p9",
      domU: { settings: { p9: ["tag=share,path=/srv/share"] } },
    },
    accepted: { domU: { settings: { p9: ["tag=share,security_model=none,path=/srv/share"] } } },
  },
});
