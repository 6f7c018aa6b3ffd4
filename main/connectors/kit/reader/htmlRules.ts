// The rules of HTML's tree that decide where text stands when tags are missing or wrong (HTML standard, 13.2.6).

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Elements without contents. */
export const voidTags = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Their contents are no words of the page. */
export const leftOutTags = set(
  'script style template noscript svg math object embed canvas title noembed noframes iframe',
);

/** Of those: only their own end tag ends them. */
export const rawTags = set('script style noscript title noembed noframes iframe');

/** Their start ends an open paragraph. */
export const closingParagraph = set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
);

/** An end tag does not reach beyond these. */
export const scopeTags = set('applet caption body table td th marquee');

/** Nor does that of an inline element beyond these. */
export const specialTags = set(
  'address applet area article aside blockquote body br button caption center col colgroup dd details dir div dl dt fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 header hgroup hr img input keygen li link listing main marquee menu meta nav ol p param plaintext pre search section select source summary table tbody td textarea tfoot th thead tr track ul wbr xmp',
);

/** Their end tag closes all that is open inside, whatever it is. */
export const blockTags = set(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol pre search section summary ul applet marquee li dd dt p',
);

export const headings = set('h1 h2 h3 h4 h5 h6');

/** What stands directly in these and is no part of a table is shown before the table. */
export const tableFrames = set('table tbody thead tfoot tr');
export const tableParts = set('caption colgroup col tbody thead tfoot tr td th');
export const rowGroups = set('tbody thead tfoot');

/** Start tags that end a drawing or a formula left open. */
export const leavingForeign = set(
  'b big blockquote body br center code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);
/** Inside a drawing these hold HTML again. */
export const foreignIslands = set('foreignobject desc');
