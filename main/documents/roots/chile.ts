// Of Chile's authorities, the one that two public sources agree on: E-Sign's for advanced signatures (firma electrónica avanzada).
import type { AddedRoot } from './addedRoot.ts';

/**
 * E-Sign is an accredited provider, not the State. Its own root is not here: a published signer's certificate proves the key
 * that signed it, and no more. Whoever makes a false root can have it vouch for this true key, so what stands above it, and
 * what stands beside it below that root, needs a proof of its own. Domains: of the places that its certificates name
 * (`ocsp.esign-la.com`, `pki.esign-la.com/crl…`).
 */
export const chile: readonly AddedRoot[] = [
  {
    country: 'CL',
    isOfState: false,
    source:
      'npm package @attestto/trust 1.3.0 (github.com/Attestto-com/attestto-trust, countries/cl), from the page of the Entidad Acreditadora, July 2026',
    secondSource:
      'github.com/itext/itext-java, sign/src/test/java/com/itextpdf/signatures/validation/lotl/SingleFileLotlServiceTest.java: the certificate of 2025-05-29 of the official who signs Chile’s trusted list, which verifies with this key',
    takenOn: '2026-11-22',
    sha256: '28b2021e92aad60c90363b3a6235a53d6e82271cc63d7ccde1e53868faa19e12',
    domains: ['esign-la.com'],
    pem: `-----BEGIN CERTIFICATE-----
MIIF4TCCBMmgAwIBAgIIM0icGQx3bqcwDQYJKoZIhvcNAQELBQAwgYExCzAJBgNV
BAYTAkNMMRQwEgYDVQQKDAtFLVNpZ24gUy5BLjE5MDcGA1UECwwwVGVybXMgb2Yg
dXNlIGF0IHd3dy5lc2lnbi1sYS5jb20vYWN1ZXJkb3RlcmNlcm9zMSEwHwYDVQQD
DBhFc2lnbiBDQSBDbGFzcyAzIFJvb3QgQ0EwHhcNMTgwMzI4MTkwMDM3WhcNMjgw
NDEwMTkwMDM3WjCBuTELMAkGA1UEBhMCQ0wxFDASBgNVBAoMC0UtU2lnbiBTLkEu
MTkwNwYDVQQLDDBUZXJtcyBvZiB1c2UgYXQgd3d3LmVzaWduLWxhLmNvbS9hY3Vl
cmRvdGVyY2Vyb3MxNTAzBgNVBAMMLEUtU2lnbiBDbGFzcyAzIEZpcm1hIEVsZWN0
cm9uaWNhIEF2YW56YWRhIENBMSIwIAYJKoZIhvcNAQkBFhNlLXNpZ25AZXNpZ24t
bGEuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAua82wZeRhkcm
7G49b+d4JbulmxWfJGKDu9vkGVU/CETeph94splC9VpiKcvOt7sCfYfG9Drw8fFG
K652ALixjb/xfcKloAFCgSW2KymcCmeUkuz3ZewyHhuGCa5V+hPQ8CZomb5mZ1Yn
zfjJ1KgbzluwJi51Vf2pPOpt5aheSkCgaU4D2XrxwVMSWkGu6bxbekdsvWSgK10C
eFVXENAXttkXje1VyuS9F2Y7YMwFS8b4Or4YWFW/SCMg4uen0EM/phn201xfhli4
6Gssi8hZ21Qu/YNbQQjuboNNJ0SJQuBI0DlLogFOSbnZdWLfg/52C8AjmZ2Q8I0e
ueGdgQI0gQIDAQABo4ICITCCAh0wagYIKwYBBQUHAQEEXjBcMDQGCCsGAQUFBzAC
hihodHRwOi8vcGtpLmVzaWduLWxhLmNvbS9jYWNlcnRzL3JjYTMuY3J0MCQGCCsG
AQUFBzABhhhodHRwOi8vb2NzcC5lc2lnbi1sYS5jb20wHQYDVR0OBBYEFMCK2ipl
UPTjGJbaRYRXvkeBdIJ0MBIGA1UdEwEB/wQIMAYBAf8CAQAwHwYDVR0jBBgwFoAU
I8jxvSFSDsHxy/jRodQcnEBK0s0wggESBgNVHSAEggEJMIIBBTCCAQEGDCsGAQQB
gspqAQQBAzCB8DCBxAYIKwYBBQUHAgIwgbcegbQAaAB0AHQAcAA6AC8ALwB3AHcA
dwAuAGUAcwBpAGcAbgAtAGwAYQAuAGMAbwBtAC8AYQBjAHUAZQByAGQAbwB0AGUA
cgBjAGUAcgBvAHMAIABDAG8AcAB5AHIAaQBnAGgAdAAgACgAYwApACAAMgAwADEA
MwAgAEUALQBTAGkAZwBuACAAUwAuAEEALgAgAEEAbABsACAAUgBpAGcAaAB0AHMA
IABSAGUAcwBlAHIAdgBlAGQwJwYIKwYBBQUHAgEWG2h0dHA6Ly93d3cuZXNpZ24t
bGEuY29tL2NwczA1BgNVHR8ELjAsMCqgKKAmhiRodHRwOi8vcGtpLmVzaWduLWxh
LmNvbS9jcmwvcmNhMy5jcmwwDgYDVR0PAQH/BAQDAgEGMA0GCSqGSIb3DQEBCwUA
A4IBAQBNUNXVWD1bTZkvZRHg70GPLxFb54+AYzPBOnFV4VfvPtaycwgTEs4hkJnF
/2KKhROMjZ+kfjg177guwPNGTGNchPRq6sdv3sWNJqQ/ZImrMbOBoLayHDiL2oh4
6l5rFv3mouh/t9M3DSu+JiC28qqIaYR7QyL7XeBTtsp23qjWcEbfBNg7EfJx+8d1
wjT+NzOE2JSB0otPHwu3sjSfxgF+zNwcGpME4RPSDFS8/z7Zc+WDSSOHEaS/N+xX
bFUL88zIs4EiFVPy2if0d9pA3shDZo9l1wVvPImQkap3GvRDthU/v9igTsrf027t
/grBVMZHRzgFWBO7hhn2AF5wCDCn
-----END CERTIFICATE-----`,
  },
];
