package io.plumbline.web.portal.access;

import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class UserListView {

    @Inject
    private Users users;

    public List<User> getRows() {
        return users.list();
    }
}
