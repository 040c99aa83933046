import '@umbraco-ui/uui';
import '@umbraco-ui/uui-css/dist/uui-css.css';
import '@umbraco-cms/backoffice/app';
import './page.css';
