// Takes the name of a secret from a notice once its value is gone; the notice's facts stay as they were told.
import type { Database } from './database.ts';

export function forgetSecretName(db: Database, noticeId: string, name: string): void {
  db.sql(
    `UPDATE notice_facts SET facts = json_set(facts, '$.secretNames', (
       SELECT json_group_array(kept.value) FROM json_each(facts, '$.secretNames') kept WHERE kept.value <> ?
     )) WHERE seq = (SELECT seq FROM notices WHERE id = ?) AND facts ->> '$.secretNames' IS NOT NULL`,
  ).run(name, noticeId);
}
