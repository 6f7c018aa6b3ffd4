// What may be asked about notices that probably are one: what is offered and why, and what the person says of it.
import { z } from 'zod';
import { sameReasons } from '../model/sameNotice.ts';
import { idSchema, method, nothing } from './base.ts';
import { noticeRowSchema } from './noticeViews.ts';

const offeredNoticeSchema = noticeRowSchema
  .pick({
    id: true,
    portal: true,
    accountId: true,
    title: true,
    issuer: true,
    madeAvailableAt: true,
    dueOn: true,
    state: true,
  })
  .extend({ via: z.enum(['portal', 'mail']) });

export const sameOfferSchema = z.object({
  /** The one that was asked about first. */
  notices: z.tuple([offeredNoticeSchema, offeredNoticeSchema]),
  /** Weightiest first. */
  reasons: z.array(z.enum(sameReasons)),
});
export type SameOfferView = z.infer<typeof sameOfferSchema>;

const pair = z.tuple([idSchema, idSchema]);

export const sameNoticeMethods = {
  /** Notices that probably are one with this one, or with `null` all such pairs; best first. Nothing is joined by asking. */
  'sameNotices.offers': method(z.object({ noticeId: idSchema.nullable() }), z.array(sameOfferSchema)),
  /**
   * Makes the two one here, never on a portal: `id` stays and has all that both had, `joinedId` finds it too. Fails with
   * `input.invalid {badFields: ['ids'], reason: 'notAlike'}` for two that are not alike.
   */
  'sameNotices.join': method(z.object({ ids: pair }), z.object({ id: idSchema, joinedId: idSchema })),
  /**
   * Parts again what was joined, each with what was its own. Fails with `input.notFound {what: 'join'}`, and with
   * `input.invalid {reason: 'oneSource'}` as long as the account of one of them is removed.
   */
  'sameNotices.part': method(z.object({ joinedId: idSchema }), z.object({ ids: pair })),
  /** The person says that they are two, which is never asked again; `isSaid` false takes the word back. */
  'sameNotices.notTheSame': method(z.object({ ids: pair, isSaid: z.boolean() }), nothing),
} as const;
