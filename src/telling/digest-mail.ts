import type { MailBodies } from '../notifications';
import { DigestTable } from './digest.table';
import { textOf } from './domain/digest-rendering';

/** What the mails about digests say: all that was frozen. */
export const digestMail: NonNullable<MailBodies['DIGEST']> = async (manager, { organizationId, id }) => {
  const { content, html } = await manager.findOneByOrFail(DigestTable, { organizationId, id });
  return { text: textOf(content), html };
};
