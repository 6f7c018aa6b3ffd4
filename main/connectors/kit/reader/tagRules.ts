// The rules of HTML's tree that decide where text stands when tags are missing or wrong (HTML standard, 13.2.6).

/** What holds for one tag; looked up once per name of a page, since a page has many tags and few names. */
export interface TagRules {
  tag: string;
  isVoid: boolean;
  isLeftOut: boolean;
  isRaw: boolean;
  isClosingParagraph: boolean;
  isScope: boolean;
  isSpecial: boolean;
  isBlock: boolean;
  isHeading: boolean;
  isTableFrame: boolean;
  isTablePart: boolean;
  isRowGroup: boolean;
  isLeavingForeign: boolean;
  isForeignIsland: boolean;
}

export const rulesOf = (tag: string): TagRules => ({
  tag,
  isVoid: voidTags.has(tag),
  isLeftOut: leftOutTags.has(tag),
  isRaw: rawTags.has(tag),
  isClosingParagraph: closingParagraph.has(tag),
  isScope: scopeTags.has(tag),
  isSpecial: specialTags.has(tag),
  isBlock: headings.has(tag) || blockTags.has(tag),
  isHeading: headings.has(tag),
  isTableFrame: tableFrames.has(tag),
  isTablePart: tableParts.has(tag),
  isRowGroup: rowGroups.has(tag),
  isLeavingForeign: leavingForeign.has(tag),
  isForeignIsland: foreignIslands.has(tag),
});

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Elements without contents. */
const voidTags = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Their contents are no words of the page. */
const leftOutTags = set(
  'script style template noscript svg math object embed canvas title noembed noframes iframe',
);

/** Of those: only their own end tag ends them. */
const rawTags = set('script style noscript title noembed noframes iframe');

/** Their start ends an open paragraph. */
const closingParagraph = set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
);

/** An end tag does not reach beyond these. */
const scopeTags = set('applet caption body table td th marquee');

/** Nor does that of an inline element beyond these. */
const specialTags = set(
  'address applet area article aside blockquote body br button caption center col colgroup dd details dir div dl dt fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 header hgroup hr img input keygen li link listing main marquee menu meta nav ol p param plaintext pre search section select source summary table tbody td textarea tfoot th thead tr track ul wbr xmp',
);

/** Their end tag closes all that is open inside, whatever it is. */
const blockTags = set(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol pre search section summary ul applet marquee li dd dt p',
);

const headings = set('h1 h2 h3 h4 h5 h6');

/** What stands directly in these and is no part of a table is shown before the table. */
const tableFrames = set('table tbody thead tfoot tr');
const tableParts = set('caption colgroup col tbody thead tfoot tr td th');
const rowGroups = set('tbody thead tfoot');

/** Start tags that end a drawing or a formula left open. */
const leavingForeign = set(
  'b big blockquote body br center code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);
/** Inside a drawing these hold HTML again. */
const foreignIslands = set('foreignobject desc');
