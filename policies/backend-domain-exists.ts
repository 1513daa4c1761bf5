import { backendDomainMustExist, driverDomainKey } from "../lib/facts/disk-sharing";
import { domUNamed } from "../lib/model/find";
import type { DomU, Vbd, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { isDom0Name, isDomainNumber } from "../lib/xen/dom0-name";

export const backendDomainExists = definePolicy({
  id: "backend-domain-exists",
  subject: "domU",
  covers: ["M52"],
  judges: "state",
  severity: "error",
  summary: "The domain that serves a vbd or a vif is a domU of the same host, and a driver domain.",
  rationale:
    "The toolstack looks the backend up by its name when the domU starts, so it must run by then. A domain without driver_domain=1 lacks the places in xenstore that a backend's toolstack needs.",
  remedy:
    "Declare the driver domain on this host with driver_domain: 1 in its settings, and start it first; or leave backend out, for dom0.",
  notReported:
    "dom0 by its own name, domains by number. The order in which domUs start. A domain that a host does not declare is undecided, unless the host is complete: it may be declared elsewhere.",
  facts: [backendDomainMustExist, driverDomainKey],
  messages: {
    missing: message<{ device: string; backend: string; becomes: string }>(
      ({ device, backend, becomes }) =>
        `its ${device} is served by the domain ${backend}, which the host does not declare: without it ${becomes}`,
    ),
    notDriverDomain: messageOf<{ device: string; backend: string; release: string }>(
      "warning",
      ({ device, backend, release }) =>
        `its ${device} is served by the domU ${backend}, which Xen ${release} is not told to be a driver domain`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report, undecided }) {
    for (const { device, of } of served(domU)) {
      const place = at(of, "backend");
      const name = need(of, "backend");
      if (isDom0OrNumber(name)) continue;
      const xen = need(host.xen, "release");
      const becomes = fact(backendDomainMustExist, xen);
      const found = domUNamed(host, name);
      if (found === undefined) {
        if (host.complete === true)
          report("missing", { device, backend: name, becomes: backendDomainMustExist.show(becomes) }, place);
        else
          undecided(
            `its ${device} is served by the domain ${name}, which the host does not declare, nor that what it declares is all that it has (complete): without it ${backendDomainMustExist.show(becomes)}`,
            place,
            "warning",
          );
        continue;
      }
      if (!factOr(driverDomainKey, xen, false)) continue;
      const flag = flagSetting(found.settings, "driver_domain");
      if (isUnknown(flag))
        undecided(
          `whether ${name} is a driver domain is not known until apply`,
          at(found.settings, "driver_domain"),
          "warning",
        );
      else if (flag !== true)
        report(
          "notDriverDomain",
          { device, backend: name, release: xen.toString() },
          { at: at(found.settings, "driver_domain"), related: [place], about: device },
        );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.backend",
      host: { complete: true },
      domU: { vbds: [{ vdev: "xvda", target: "/dev/vg9/web", size: "10GiB", backend: "storage" }] },
    },
    accepted: {
      domU: { vbds: [{ vdev: "xvda", target: "/dev/vg9/web", size: "10GiB", backend: "mail" }] },
      otherDomU: { settings: { driver_domain: 1 } },
    },
  },
});

function served({ vbds, vifs }: DomU): readonly { readonly device: string; readonly of: Vbd | Vif }[] {
  const devices = [
    ...vbds.map((vbd) => ({ device: `vbd ${vbd.vdev}`, of: vbd })),
    ...vifs.map((vif, index) => ({ device: `vif ${index}`, of: vif })),
  ];
  return devices.filter(({ of }) => of.backend !== undefined);
}

function isDom0OrNumber(name: string): boolean {
  return isDom0Name(name) || isDomainNumber(name);
}
