import java.sql.DriverManager;
import java.sql.SQLException;

/** Connects once before the server starts: a refusal is one line here and two screens in a server log. */
class DatabaseAnswers {
    public static void main(String[] arguments) {
        try (var connection = DriverManager.getConnection(System.getenv("PLUMBLINE_DB_URL"),
                System.getenv("PLUMBLINE_DB_USER"), System.getenv("PLUMBLINE_DB_PASSWORD"))) {
            connection.isValid(5);
        } catch (SQLException refused) {
            System.out.println(refused.getMessage());
            System.exit(1);
        }
    }
}
