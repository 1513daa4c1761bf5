/** Owns the facts on what can be done when a domU ends. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

const XEND = ["destroy", "restart", "rename-restart", "preserve"] as const;
const WITH_COREDUMP = [...XEND, "coredump-destroy", "coredump-restart"] as const;

export const eventActions = defineFact<readonly string[]>({
  id: "event-actions",
  statement: "What on_poweroff, on_reboot, on_crash and their like may say; anything else is refused.",
  basis: "source-code",
  scope: "Of 3.2 only the last release candidate can be read.",
  show: (actions) => actions.join(", "),
  measured: measured("unknown-event-action", "reboot-on-crash"),
  spans: [
    {
      since: "4.7",
      value: [...WITH_COREDUMP, "soft-reset"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: action_on_shutdown_names",
        release: "RELEASE-4.7.0",
        quote: '[LIBXL_ACTION_ON_SHUTDOWN_SOFT_RESET] = "soft-reset",',
      },
    },
    {
      since: "4.1",
      until: "4.7",
      value: WITH_COREDUMP,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: action_on_shutdown_names",
        release: "RELEASE-4.1.0",
        quote: '[LIBXL_ACTION_COREDUMP_RESTART] = "coredump-restart",',
      },
    },
    {
      since: "3.3",
      until: "4.1",
      value: WITH_COREDUMP,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendConfig.py: CONFIG_RESTART_MODES",
        release: "3.3.0-branched",
        quote: "'coredump-destroy', 'coredump-restart')",
      },
    },
    {
      since: "3.0.4",
      until: "3.3",
      value: XEND,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendConfig.py: CONFIG_RESTART_MODES",
        release: "3.0.4-branched",
        quote: "CONFIG_RESTART_MODES = ('restart', 'destroy', 'preserve', 'rename-restart')",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.4",
      value: XEND,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py",
        release: "3.0.2-branched",
        quote: "if self.info[event] not in restart_modes:",
      },
    },
  ],
});

export const softResetNeedsHvm = defineFact<boolean>({
  id: "soft-reset-needs-hvm",
  statement: "soft-reset is for HVM domUs that know of Xen.",
  basis: "documented",
  scope: "As the answer to any event.",
  spans: [
    {
      since: "4.7",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "on_poweroff",
        release: "RELEASE-4.17.0",
        quote: "and non-Xen-aware HVM guests are not supported.",
      },
    },
  ],
});
