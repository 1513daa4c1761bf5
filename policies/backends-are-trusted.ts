import { trustIsDeclarable, windowsTrustsBackends } from "../lib/facts/backend-trust";
import { domUNamed } from "../lib/model/find";
import type { DomU, Host, Vbd, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

interface Device {
  readonly what: string;
  readonly of: Vif | Vbd;
}

export const backendsAreTrusted = definePolicy({
  id: "backends-are-trusted",
  subject: "domU",
  covers: ["M79"],
  judges: "state",
  severity: "warning",
  summary: "A vif or vbd whose backend is not trusted says so, to a frontend that can act on it.",
  rationale:
    "A driver domain that serves a device sees what passes through it, and can answer what it likes. Drivers of Linux can be told that it is not to be trusted, from 4.17 on; those of Windows trust it in any case, and the project issues no advisory for what comes of it.",
  remedy: "Declare trusted: false on the device; serve Windows domUs from a domain that is trusted.",
  notReported: "Domains whose trust is unset. Frontends that ignore the advice, as they may.",
  facts: [trustIsDeclarable, windowsTrustsBackends],
  messages: {
    windows: message<{ what: string; by: string }>(
      ({ what, by }) =>
        `${by} is not to be trusted with its ${what}, and it runs Windows, whose frontends trust their backends`,
      { remedy: "Serve it from dom0 or from a domain that may be trusted.", facts: [windowsTrustsBackends] },
    ),
    undeclared: message<{ what: string; by: string }>(
      ({ what, by }) => `its ${what} is served by ${by}, which is not trusted, and does not say trusted: false`,
      { facts: [trustIsDeclarable] },
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    for (const device of devicesOf(domU)) {
      const { what, of } = device;
      const { trusted } = of;
      const backend = of.backend === undefined ? undefined : need(of, "backend");
      const isUntrustedDomain = backend !== undefined && isUntrusted(host, backend);
      const saysSo = trusted !== undefined && !need(of, "trusted");
      if (!isUntrustedDomain && !saysSo) continue;
      const release = need(host.xen, "release");
      const by = backend ?? "dom0";
      if (isKnown(domU.os) && domU.os === "windows" && factOr(windowsTrustsBackends, release, false))
        report("windows", { what, by }, of.backend === undefined ? at(of, "trusted") : at(of, "backend"));
      else if (!isUntrustedDomain || saysSo) continue;
      else if (fact(trustIsDeclarable, release))
        report("undeclared", { what, by }, { at: at(of, "trusted"), related: [at(of, "backend")] });
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].trusted",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", backend: "mail" }] },
      otherDomU: { trusted: false, settings: { driver_domain: 1 } },
    },
    accepted: {
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", backend: "mail", trusted: false }] },
      otherDomU: { trusted: false, settings: { driver_domain: 1 } },
    },
  },
});

/** Those of which it is said who serves them, or whether that is trusted. */
function devicesOf({ vifs, vbds }: DomU): Device[] {
  const isTold = ({ backend, trusted }: Vif | Vbd): boolean => backend !== undefined || trusted !== undefined;
  return [
    ...vifs.flatMap((vif, index) => (isTold(vif) ? [{ of: vif, what: `vif ${index}` }] : [])),
    ...vbds.flatMap((vbd) => (isTold(vbd) ? [{ of: vbd, what: `vbd ${vbd.vdev}` }] : [])),
  ];
}

function isUntrusted(host: Host, name: string): boolean {
  return domUNamed(host, name)?.trusted === false;
}
