import type { MailBodies } from '../notifications';
import { DigestTable } from './digest.table';

/** What the mails about digests say: all that was frozen. */
export const digestMail: NonNullable<MailBodies['DIGEST']> = async (manager, { organizationId, id }) => {
  const { text, html } = await manager.findOneByOrFail(DigestTable, { organizationId, id });
  return { text, html };
};
