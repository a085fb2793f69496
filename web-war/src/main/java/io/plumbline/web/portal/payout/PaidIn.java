package io.plumbline.web.portal.payout;

import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.Statements;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** In which statements a result was paid or taken back. */
@Named
@RequestScoped
public class PaidIn {

    @Inject
    private Statements statements;

    private UUID asked;
    private List<Statement> found;

    public List<Statement> of(UUID subjectId) {
        if (!subjectId.equals(asked)) {
            found = statements.about(subjectId);
            asked = subjectId;
        }
        return found;
    }
}
