import type { Governor } from '../audit';
import { ContactCauseService } from '../contacts/contact-cause.service';
import { contactImport } from '../contacts/contact-import';
import { ContactCorrectionService } from '../contacts/contact-correction.service';
import { ContactSettingService } from '../contacts/contact-setting.service';
import { ContactService } from '../contacts/contact.service';
import { contactCountImport } from '../contacts/count-import';
import { DisputeService } from '../contacts/dispute.service';

/** Service contacts, and whom they are charged to. */
export const contactServices = (governor: Governor) => ({
  contactCauses: new ContactCauseService(governor),
  contactSettings: new ContactSettingService(governor),
  contacts: new ContactService(governor),
  contactCorrections: new ContactCorrectionService(governor),
  disputes: new DisputeService(governor),
});

/** What files can bring of them. */
export const contactImports = [contactImport, contactCountImport];
