// What stands in a bundle's index and in a calendar that the command line makes.
import type { EvidenceWords } from '../contract/evidenceViews.ts';

export const evidenceWords: EvidenceWords = {
  language: 'en',
  heading: 'Notices and their documents',
  madeAt: 'Put together by Recado on',
  howToCheck:
    'Check that no file was changed: sha256sum -c SHA256SUMS. cover.pdf is for printing; index.json holds everything for programs; audit.json says what was done and when. Each line of it carries a SHA-256 over itself and the line before; the file says how to check it.',
  documents: 'Documents',
  deadlines: 'Deadlines',
  notHere: 'not here',
  open: 'Last day to open',
  respond: 'Last day to respond',
  pay: 'Last day to pay',
  appeal: 'Last day to appeal',
  attend: 'Appointment',
  timeline: 'What happened, in order',
  files: 'Files and their SHA-256',
  madeAvailable: 'Made available',
  firstSeen: 'First seen',
  opened: 'Opened with Recado',
  status: 'Status of the case',
  note: 'Noted by hand',
  paid: 'Marked as paid',
  verified: 'Checked on the office’s own page',
  sawSame: 'The same document was shown',
  sawDifferent: 'Another document was shown',
  sawNothing: 'Nothing was found',
  certificatesAsked: 'Authorities asked about the signers’ certificates',
  certificateGood: 'not revoked',
  certificateRevoked: 'revoked',
  certificateUnchecked: 'could not be checked',
  rootFromSources:
    'certificate known from two public sources that agree, not compared with the authority itself',
  stated: 'as the notice says',
  derived: 'counted by a rule',
  page: 'Page',
};
