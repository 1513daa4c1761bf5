/** Owns the facts on alternate p2m (altp2m), by which one domU has several views of its memory: what it can't be had together with. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const altp2mKeys = defineFact<readonly string[]>({
  id: "altp2m-keys",
  statement: "The keys of xl.cfg that give a domU altp2m.",
  basis: "source-code",
  scope: "altp2mhvm is for HVM only, and deprecated from 4.9 on.",
  show: (keys) => keys.join(", "),
  spans: [
    {
      since: "4.9",
      value: ["altp2m", "altp2mhvm"],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.9.0",
        quote: 'if (!xlu_cfg_get_long(config, "altp2m", &l, 1)) {',
      },
    },
    {
      since: "4.6",
      until: "4.9",
      value: ["altp2mhvm"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.6.0",
        quote: 'xlu_cfg_get_defbool(config, "altp2mhvm", &b_info->u.hvm.altp2m, 0);',
      },
    },
  ],
});

export const altp2mExcludesNested = defineFact<boolean>({
  id: "altp2m-excludes-nested-virtualization",
  statement: "Whether a domU can't have altp2m and hardware virtualization of its own at once.",
  basis: "source-code",
  scope: "HVM, and from 4.10 PVH.",
  measured: measured("altp2m-and-nested"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: initiate_domain_create",
        release: "RELEASE-4.6.0",
        quote: "nestedhvm and altp2mhvm cannot be used together",
      },
    },
  ],
});

export const altp2mExcludesPod = defineFact<boolean>({
  id: "altp2m-excludes-populate-on-demand",
  statement: "Whether a domU with altp2m must have all of its memory at start.",
  basis: "source-code",
  scope: "HVM, and from 4.10 PVH. 4.6 and 4.7 have altp2m without such a check.",
  measured: measured("altp2m-and-pod"),
  spans: [
    {
      since: "4.8",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: initiate_domain_create",
        release: "RELEASE-4.8.0",
        quote: "Cannot enable PoD and ALTP2M at the same time",
      },
    },
    {
      since: "4.6",
      until: "4.8",
      value: false,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: initiate_domain_create, which compares altp2m with nestedhvm only",
        release: "RELEASE-4.7.0",
        quote: "libxl_defbool_val(d_config->b_info.u.hvm.altp2m))) {",
      },
    },
  ],
});

export const altp2mNeedsHap = defineFact<boolean>({
  id: "altp2m-needs-hap",
  statement: "Whether Xen refuses altp2m to a domU without hardware-assisted paging.",
  basis: "source-code",
  scope: "x86. Releases before 4.19 check it elsewhere, if at all.",
  spans: [
    {
      since: "4.19",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.19.0",
        quote: "altp2m is only supported with HAP",
      },
    },
  ],
});

/** How many views a domU may have; `least` is what Xen takes, xl would take 0 too. */
export interface Altp2mCount {
  readonly least: number;
  readonly most: number;
}

export const altp2mCount = defineFact<Altp2mCount>({
  id: "altp2m-count",
  statement: "How many views of its memory a domU may be given by altp2m_count.",
  basis: "source-code",
  scope: "With altp2m; without it xl.cfg(5) says that the key is ignored. A page holds their list, at 8 bytes each.",
  show: ({ least, most }) => `${least} to ${most}`,
  spans: [
    {
      since: "4.21",
      value: { least: 1, most: 512 },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config, and MAX_EPTP in asm/domain.h",
        release: "RELEASE-4.21.0",
        quote: "if ( config->altp2m.nr > MAX_NR_ALTP2M )",
      },
    },
  ],
});
