import { experimentalSchedulers, schedulersByDocument } from "../lib/facts/scheduler";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { declaredScheduler } from "../lib/questions/host-scheduler";
import { definePolicy, message } from "../lib/policy/policy";

const NONE: readonly string[] = [];

export const schedulerIsSupported = definePolicy({
  id: "scheduler-is-supported",
  subject: "host",
  covers: ["H05"],
  judges: "state",
  severity: "warning",
  summary: "A host's scheduler is one that is fit for use.",
  rationale:
    "Some schedulers are in a release for those who develop them. The old ones, bvt and sedf, were known as complex and buggy long before they were removed.",
  remedy: "Use credit2 where the release supports it, else credit.",
  facts: [experimentalSchedulers, schedulersByDocument],
  messages: {
    experimental: message<{ name: string; release: string }>(
      ({ name, release }) => `its scheduler is ${name}, which is experimental in Xen ${release}`,
      { facts: [experimentalSchedulers] },
    ),
    buggy: message<{ name: string }>(
      ({ name }) => `its scheduler is ${name}, which the source document calls complex and buggy`,
      { facts: [schedulersByDocument] },
    ),
  },
  check({ host }, { need, needed, factOr, report }) {
    const name = declaredScheduler(host, { needed });
    if (name === undefined) return;
    const release = need(host.xen, "release");
    const place = at(host.xen, host.xen.scheduler === undefined ? "commandLine" : "scheduler");
    if (factOr(schedulersByDocument, release, NONE).includes(name)) report("buggy", { name }, place);
    if (factOr(experimentalSchedulers, release, NONE).includes(name))
      report("experimental", { name, release: release.toString() }, place);
  },
  examples: {
    rejected: {
      at: "xen.scheduler",
      host: oldXen("3.0.3", { xen: { scheduler: "sedf" } }),
      domU: { kernel: "2.6.16.29" },
    },
    accepted: { host: { xen: { scheduler: "credit2" } } },
  },
});
