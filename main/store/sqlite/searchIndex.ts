// Keeps the search table and the list of its words in step with the notices; derived data, never the only truth.
import type { ListedNotice } from '../../model/notice.ts';
import type { Database } from './database.ts';
import { wordsOf } from './words.ts';

export type SearchedFacts = Pick<
  ListedNotice,
  'portal' | 'kind' | 'title' | 'issuer' | 'person' | 'caseNumber' | 'text' | 'isInJunk'
>;

export interface SearchIndex {
  add(seq: number, account: number, facts: SearchedFacts): void;
  remove(seq: number): void;
  /** After many removals: drops the words that no notice has any more and what is left of the removed ones. */
  purge(): void;
}

/** Shortest prefix that is looked up in `words`; shorter ones have an index of their own (`prefix` of the search table). */
export const shortestListedWord = 4;
const rememberedWords = 200_000;

/** Words that no text can contain, for narrowing: their first letter is of the private use area, which folding drops. */
export const labels = {
  account: (no: number): string => `\uE000a${no}`,
  portal: (portal: string): string => `\uE000p${portal}`,
  kind: (kind: string): string => `\uE000k${kind}`,
  junk: '\uE000j',
};

/** The texts of the notice's files are found as its own. */
function withDocuments(db: Database, seq: number, text: string | null): string | null {
  const row = db
    .sql(
      `SELECT group_concat(r.text, char(10)) AS text FROM notices n JOIN documents d ON d.notice_id = n.id
       JOIN document_readings r ON r.document_id = d.id WHERE n.seq = ?`,
    )
    .get(BigInt(seq)) as { text: string | null };
  return row.text === null ? text : `${text ?? ''}\n${row.text}`;
}

export function createSearchIndex(db: Database): SearchIndex {
  // Most words of a notice are known already; remembering them spares some sixty look-ups for each notice.
  const known = new Set<string>();
  db.onRollback(() => known.clear());

  function listWords(words: string[]): void {
    for (const word of words) {
      if (word.length < shortestListedWord || known.has(word)) continue;
      if (known.size >= rememberedWords) known.clear();
      known.add(word);
      db.sql('INSERT OR IGNORE INTO words (word) VALUES (?)').run(word);
    }
  }

  function folded(text: string | null): string {
    if (text === null) return '';
    const words = wordsOf(text);
    listWords(words);
    return words.join(' ');
  }

  return {
    add(seq, account, facts) {
      const told = [labels.account(account), labels.portal(facts.portal), labels.kind(facts.kind)];
      if (facts.isInJunk) told.push(labels.junk);
      db.sql(
        'INSERT INTO search (rowid, text, title, issuer, person, case_number, labels) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(
        BigInt(seq),
        folded(withDocuments(db, seq, facts.text)),
        folded(facts.title),
        folded(facts.issuer),
        folded(facts.person),
        folded(facts.caseNumber),
        told.join(' '),
      );
    },
    remove(seq) {
      db.sql('DELETE FROM search WHERE rowid = ?').run(BigInt(seq));
    },
    purge() {
      db.exec("INSERT INTO search (search) VALUES ('optimize')");
      db.exec("INSERT INTO document_names (document_names) VALUES ('optimize')");
      db.exec('CREATE VIRTUAL TABLE temp.search_words USING fts5vocab (main, search, row)');
      db.exec('DELETE FROM words WHERE word NOT IN (SELECT term FROM temp.search_words)');
      db.exec('DROP TABLE temp.search_words');
      known.clear();
    },
  };
}
