package io.plumbline.campaign.api;

import java.util.List;
import java.util.UUID;

/** Who may be the same as whom. For staff; at most 50 each. */
public interface LookAlikes {

    int MOST = 50;

    /** Partners and other applications with the address (without a {@code +tag}), the website, the name, the network address or the device of an applicant. */
    List<LookAlike> ofApplication(UUID applicationId);

    /** Other partners with the address, legal name, VAT id, tax number or bank account of a partner, or who applied from the same address or device; accounts are compared without opening any. */
    List<LookAlike> ofPartner(UUID partnerId);
}
