// Schema: finds a file by part of its name, its notice's title or case number without reading through all of them.

/** One entry for each notice with files of its own, under its place in time. */
const named = (noticeId: string): string => `
  INSERT INTO document_names (rowid, names)
    SELECT n.seq, n.title || ' ' || coalesce(n.case_number, '') || ' ' || group_concat(d.name, ' ')
    FROM notices n JOIN documents d ON d.notice_id = n.id
    WHERE n.id = ${noticeId} AND d.role <> 'evidence' GROUP BY n.seq;`;
const anew = (noticeId: string): string => `
  DELETE FROM document_names WHERE rowid = (SELECT seq FROM notices WHERE id = ${noticeId});${named(noticeId)}`;

export const documentNames = `
CREATE VIRTUAL TABLE document_names USING fts5 (
  names, tokenize = 'trigram remove_diacritics 1', content = '', contentless_delete = 1
);
INSERT INTO document_names (rowid, names)
  SELECT n.seq, n.title || ' ' || coalesce(n.case_number, '') || ' ' || group_concat(d.name, ' ')
  FROM notices n JOIN documents d ON d.notice_id = n.id WHERE d.role <> 'evidence' GROUP BY n.seq;
CREATE TRIGGER documents_added AFTER INSERT ON documents WHEN new.role <> 'evidence' BEGIN${anew('new.notice_id')}
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents WHEN old.role <> 'evidence' BEGIN${anew('old.notice_id')}
END;
CREATE TRIGGER documents_renamed AFTER UPDATE OF name, notice_id ON documents
WHEN new.role <> 'evidence' AND (new.name <> old.name OR new.notice_id <> old.notice_id) BEGIN${anew('old.notice_id')}${anew('new.notice_id')}
END;
CREATE TRIGGER notices_renamed AFTER UPDATE OF seq, title, case_number ON notices
WHEN new.seq <> old.seq OR new.title <> old.title OR new.case_number IS NOT old.case_number BEGIN
  DELETE FROM document_names WHERE rowid IN (old.seq, new.seq);${named('new.id')}
END;
CREATE TRIGGER notices_removed BEFORE DELETE ON notices BEGIN
  DELETE FROM document_names WHERE rowid = old.seq;
END;
`;
