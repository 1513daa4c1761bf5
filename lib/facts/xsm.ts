/** Owns the facts on XSM, which gives domains security labels. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const seclabelDropped = defineFact<boolean>({
  id: "seclabel-dropped-without-flask",
  statement: "Whether a security label is dropped with a warning where Xen runs without FLASK.",
  basis: "source-code",
  scope: "The domU starts all the same.",
  measured: measured("label-without-flask"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: "XSM Disabled: seclabel not supported",
      },
    },
  ],
});

export const xsmOption = defineFact<{ readonly option: string; readonly withLabels: string }>({
  id: "xsm-option",
  statement: "The option of Xen's command line that chooses the XSM module, and the module that has labels.",
  basis: "documented",
  scope: "Which module runs if nobody says is up to how Xen was built.",
  show: ({ option, withLabels }) => `${option}=${withLabels}`,
  spans: [
    {
      since: "4.12",
      value: { option: "xsm", withLabels: "flask" },
      citation: {
        source: "xen-command-line",
        locator: "xsm",
        release: "RELEASE-4.12.0",
        quote: "> `= dummy | flask | silo`",
      },
    },
  ],
});

export const flaskSupport = defineFact<string>({
  id: "flask-support",
  statement: "How SUPPORT.md calls FLASK.",
  basis: "documented",
  scope: "The module with labels. SILO, which has none, is supported from 4.20 on.",
  spans: [
    {
      since: "4.10",
      value: "Experimental",
      citation: {
        source: "SUPPORT.md",
        locator: "XSM & FLASK",
        release: "RELEASE-4.10.0",
        quote: "Status: Experimental",
      },
    },
  ],
});
