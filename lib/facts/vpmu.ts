/** Owns the facts on vPMU, which gives domUs the CPUs' performance counters. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const vpmuSecuritySupported = defineFact<boolean>({
  id: "vpmu-security-supported",
  statement: "Whether vPMU is security supported.",
  basis: "documented",
  scope: "x86 (XSA-163).",
  spans: [
    {
      since: "4.10",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "vPMU",
        release: "RELEASE-4.10.0",
        quote: "This feature is not security supported: see http://xenbits.xen.org/xsa/advisory-163.html",
      },
    },
  ],
});

export const vpmuCapability = defineFact<string>({
  id: "vpmu-capability",
  statement: "The token of virt_caps without which xl refuses a domU with vpmu=1.",
  basis: "source-code",
  scope: "x86, where vpmu on Xen's command line puts it there.",
  measured: measured("vpmu-without-capability"),
  spans: [
    {
      since: "4.16",
      value: "vpmu",
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
        release: "RELEASE-4.16.0",
        quote: "vPMU not supported on this platform",
      },
    },
  ],
});
